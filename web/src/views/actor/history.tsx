// What was changed about somebody, the newest first, in words; each change can be taken back from here.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { usePages } from '../../data';
import { ActorHistoryDocument, type ActorHistoryQuery, type LinkType, UndoDocument } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { moment, number, t } from '../../i18n';
import { send } from '../../queue';
import { type Names, What, goneWord, idsIn, useNames } from '../../said';
import { mayWrite } from '../../session';
import { Empty, Name, say } from '../../ui';
import { failureWord, linkWord, refusal } from '../../words';
import type { Part } from '../actor';
import { Fields, parsed, valuesIn } from './fields';
import { Paged } from './paged';

type History = Extract<NonNullable<ActorHistoryQuery['node']>, { readonly history: object }>['history'];
type Change = History['nodes'][number];
type Touched = Change['records'][number];

function read({ node }: ActorHistoryQuery): { items: readonly Change[]; next: string | null } {
  if (!node || !('history' in node)) return { items: [], next: null };
  const { nodes, pageInfo } = node.history;
  return { items: [...nodes].reverse(), next: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null };
}

export function History({ of }: Part) {
  const list = usePages(ActorHistoryDocument, { id: of.id }, read);
  const names = useNames(idsIn((list.items ?? []).flatMap((c) => c.records.flatMap((r) => valuesIn(r.fields)))));
  return (
    <Paged of={list} shown={(n) => t('history.shown', { shown: number(n) })}>
      {(changes) => (changes.length === 0 ? <Empty text={t('history.empty')} /> : <ol class="log">{changes.map((c) => <Entry key={c.id} of={c} names={names} />)}</ol>)}
    </Paged>
  );
}

/** A change of more records than this is taken back only when asked twice. */
const many = 10;

/** A change by those of its records that are about the one whose page it is. */
function Entry({ of, names }: { of: Change; names: Names }) {
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const large = of.recordCount > many;
  const undo = async () => {
    setBusy(true);
    try {
      const { undo: done } = await send(UndoDocument, { change: of.id });
      setAsking(false);
      if (done.userErrors.length > 0) setRefused([...new Set(done.userErrors.map(refusal))].join(' '));
      else say(t('undo.done'));
    } catch (cause) {
      setRefused(cause instanceof Failure ? failureWord(cause) : t('failure.broken'));
    } finally {
      setBusy(false);
    }
  };
  const yours = of.areas.some((a) => mayWrite(a.slug));
  return (
    <li>
      <p class="how">
        {moment(of.at)} · {of.by ? <bdi>{of.by.name}</bdi> : t('said.import')}{of.undoes ? ` · ${t('history.undid')}` : ''}
        {yours ? <button class="link" disabled={busy} onClick={() => (large ? setAsking(true) : void undo())}>{t('undo')}<span class="hidden"> {moment(of.at)}</span></button> : null}
      </p>
      {asking ? (
        <p class="actions removal">
          {t('history.large', { count: of.recordCount })}
          <button class="danger" disabled={busy} onClick={() => void undo()}>{t('undo')}</button>
          <button disabled={busy} onClick={() => setAsking(false)}>{t('cancel')}</button>
        </p>
      ) : null}
      {of.records.map((r) => (
        <div key={r.recordId} class="touched">
          <p><strong>{t(`said.${r.kind}`)}</strong> <Called of={r} names={names} /></p>
          <Fields fields={r.fields} kind={r.kind} names={names} />
        </div>
      ))}
      {of.recordCount > of.records.length ? <p class="how">{t('history.others', { count: of.recordCount - of.records.length })}</p> : null}
      {refused ? <p class="error" role="alert">{refused}</p> : null}
    </li>
  );
}

/** What a record is called, where it is gone by what was said of it last. */
function Called({ of, names }: { of: Touched; names: Names }): ComponentChildren {
  if (of.record) return <What of={of.record} />;
  const last = (field: string): string | undefined => {
    const value = parsed(of.fields.find((f) => f.field === field)?.before);
    return typeof value === 'string' ? value : undefined;
  };
  const [type, from, to, name] = [last('type'), names.get(last('from') ?? ''), names.get(last('to') ?? ''), last('name')];
  if (type && from && to) return <><Name of={from} /> {linkWord(type as LinkType, 'OUT')} <Name of={to} /></>;
  return name ? <bdi>{name}</bdi> : goneWord(of.recordId);
}
