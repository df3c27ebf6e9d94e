// The links of somebody: those of a kind together, each read in the right direction, each to be corrected or removed.
import { useState } from 'preact/hooks';
import { usePages } from '../../data';
import { ActorLinksDocument, type ActorLinksQuery, AddLinkDocument, RemoveLinkDocument } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { date, isolated, number, t } from '../../i18n';
import { unchosen } from '../../pick';
import { send } from '../../queue';
import { place } from '../../route';
import { me, mayWrite } from '../../session';
import { type Tie, TieFields, endsOf, noTie } from '../../tie';
import { ActorLink, Empty, FormEnd, Kind, Name, sayUndoable, useOpening } from '../../ui';
import { byField, failureWord, linkWord, refusal } from '../../words';
import type { Part, Subject } from '../actor';
import { Paged } from './paged';
import { LinkEditor } from './link';

type Edge = Extract<NonNullable<ActorLinksQuery['node']>, { readonly links: object }>['links']['edges'][number];

function read({ node }: ActorLinksQuery): { items: readonly Edge[]; next: string | null } {
  if (!node || !('links' in node)) return { items: [], next: null };
  const { edges, pageInfo } = node.links;
  return { items: edges, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
}

/** Edges by how they read, those of a kind in the order of the catalogue of kinds. */
function grouped(edges: readonly Edge[]): (readonly [string, readonly Edge[]])[] {
  const order = (me.value?.linkTypes ?? []).map((l) => l.type);
  const groups = new Map<string, Edge[]>();
  for (const e of edges) {
    const how = `${String(order.indexOf(e.node.type)).padStart(2, '0')} ${e.direction}`;
    groups.set(how, [...(groups.get(how) ?? []), e]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function Links({ of, mine }: Part) {
  const list = usePages(ActorLinksDocument, { id: of.id }, read);
  return (
    <>
      {mine ? <Adding of={of} /> : null}
      <Paged of={list} shown={(n) => t('list.shown', { shown: number(n), count: number(of.degree) })}>
        {(edges) => (edges.length === 0 ? (
          <Empty text={t(mine ? 'links.empty' : 'links.none')} />
        ) : (
          grouped(edges).map(([how, those]) => (
            <section key={how} class="links">
              <h2><Name of={of} /> {linkWord(those[0]!.node.type, those[0]!.direction)}</h2>
              <ul>{those.map((e) => <Row key={e.node.id} edge={e} />)}</ul>
            </section>
          ))
        ))}
      </Paged>
    </>
  );
}

/** From when to when, as far as it is known. */
function period(since: string | null | undefined, until: string | null | undefined): string {
  if (since && until) return t('links.between', { since: date(since), until: date(until) });
  if (since) return t('links.since', { since: date(since) });
  return until ? t('links.until', { until: date(until) }) : '';
}

function Row({ edge }: { edge: Edge }) {
  const editing = useOpening();
  const [refused, setRefused] = useState<string>();
  const { node: link, other } = edge;
  const yours = mayWrite(link.area.slug);
  const remove = async () => {
    try {
      const { removeLink } = await send(RemoveLinkDocument, { id: link.id, expectedVersion: link.version });
      if (removeLink.userErrors.length > 0) return setRefused(removeLink.userErrors.map(refusal).join(' '));
      return sayUndoable(t('links.removed', { name: isolated(other.name) }), removeLink.change);
    } catch (cause) {
      return setRefused(cause instanceof Failure ? failureWord(cause) : t('failure.broken'));
    }
  };
  const facts = [
    link.strength == null ? '' : link.type === 'KNOWS' ? `${t(`strength.${link.strength as 1}`)} (${t('strength', { strength: link.strength })})` : t('ways.strength', { strength: link.strength }),
    link.mutual == null ? '' : t(link.mutual ? 'links.mutual' : 'links.oneSided'),
    period(link.since, link.until),
    link.basis ? t(`said.basis.${link.basis}`) : '',
  ].filter(Boolean);
  return (
    <li class="link-row">
      <div class="link-main">
        <span class="who"><Kind kind={other.kind} bare /> <ActorLink of={other} /><span class="hidden">, {t(`kind.${other.kind}`)}</span></span>
        {link.role ? <span class="role"><bdi>{link.role}</bdi></span> : null}
        {facts.length > 0 ? <span class="how">{facts.join(' · ')}</span> : null}
        {link.source ? <span class="how">{t('links.source')} <bdi>{link.source}</bdi></span> : null}
        {link.note ? <span class="how"><bdi>{link.note}</bdi></span> : null}
      </div>
      {yours && !editing.open ? (
        <div class="acts">
          <button class="link" ref={editing.opener} onClick={editing.show}>{t('correct')}<span class="hidden"> {t('links.to')} <Name of={other} /></span></button>
          <button class="link" onClick={() => void remove()}>{t('links.remove')}<span class="hidden"> {t('links.to')} <Name of={other} /></span></button>
        </div>
      ) : null}
      {refused ? <p class="error" role="alert">{refused}</p> : null}
      {editing.open ? <LinkEditor link={link} other={other} form={editing.form} onDone={editing.close} /> : null}
    </li>
  );
}

/** Adding a link from here; opened by the button, or by the address (?add). */
function Adding({ of }: { of: Subject }) {
  const opening = useOpening(place.value.query.has('add'));
  const [tie, setTie] = useState<Tie>(noTie);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  if (!opening.open) return <p class="actions"><button class="primary" ref={opening.opener} onClick={opening.show}>{t('links.add')}</button></p>;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (unchosen(event.currentTarget as HTMLFormElement)) return;
    const ends = endsOf(tie, of.id);
    if (!tie.other) return setErrors(new Map([['to', t('add.tieNeeded')]]));
    if (!ends) return setErrors(new Map([['type', t('tie.choose')]]));
    setBusy(true);
    try {
      const { addLink } = await send(AddLinkDocument, { ...ends, strength: tie.strength, basis: tie.basis, source: tie.source || null });
      if (addLink.userErrors.length > 0) return setErrors(byField(addLink.userErrors));
      sayUndoable(t('add.tied', { name: isolated(tie.other.name) }), addLink.change);
      setTie(noTie);
      setErrors(new Map());
      return opening.close();
    } catch (cause) {
      return setErrors(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  const shown = ['to', 'from', 'type', 'strength', 'basis', 'source'];
  const others = [...errors].filter(([f]) => !shown.includes(f)).map(([, text]) => text);
  return (
    <form class="adding" ref={opening.form} onSubmit={(e) => void submit(e)} noValidate>
      <fieldset class="telling">
        <legend>{t('links.add')}</legend>
        <TieFields tie={tie} self={of} area={of.area.slug} onChange={setTie} error={(...fields) => fields.map((f) => errors.get(f)).filter(Boolean).join(' ') || undefined} />
        {others.length > 0 ? <p class="failed" role="alert">{others.join(' ')}</p> : null}
        <FormEnd busy={busy} errors={errors} save={t('add.saveTie')} onCancel={opening.close} />
      </fieldset>
    </form>
  );
}
