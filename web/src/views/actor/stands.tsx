// Where somebody stands on each issue: the latest that each assessor said, what was said before, and saying it anew.
import { useState } from 'preact/hooks';
import { usePages } from '../../data';
import { ActorStandsDocument, type ActorStandsQuery } from '../../gql/graphql';
import { type Key, date, listed, number, t } from '../../i18n';
import { issuePath, place } from '../../route';
import { Empty, useOpening } from '../../ui';
import type { Part } from '../actor';
import { Assess } from './assess';
import { Paged } from './paged';

type Said = Extract<NonNullable<ActorStandsQuery['node']>, { readonly assessments: object }>['assessments']['nodes'][number];

/** Newest first, as they are read. */
function read({ node }: ActorStandsQuery): { items: readonly Said[]; next: string | null } {
  if (!node || !('assessments' in node)) return { items: [], next: null };
  const { nodes, pageInfo } = node.assessments;
  return { items: [...nodes].reverse(), next: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null };
}

interface OnIssue {
  readonly issue: Said['issue'];
  /** The latest by each assessor, newest first. */
  readonly latest: readonly Said[];
  readonly earlier: readonly Said[];
}

function byIssue(said: readonly Said[]): OnIssue[] {
  const issues = new Map<string, { issue: Said['issue']; latest: Said[]; earlier: Said[]; by: Set<string> }>();
  for (const s of said) {
    const on = issues.get(s.issue.id) ?? { issue: s.issue, latest: [], earlier: [], by: new Set<string>() };
    issues.set(s.issue.id, on);
    const by = s.assessor?.id ?? '';
    (on.by.has(by) ? on.earlier : on.latest).push(s);
    on.by.add(by);
  }
  return [...issues.values()];
}

export function Stands({ of, mine }: Part) {
  const list = usePages(ActorStandsDocument, { id: of.id }, read);
  const asked = place.value.query.get('issue');
  const asking = useOpening(asked !== null);
  const [issue, setIssue] = useState(asked ?? '');
  return (
    <>
      {mine && !asking.open ? <p class="actions"><button class="primary" ref={asking.opener} onClick={() => { setIssue(''); asking.show(); }}>{t('stands.add')}</button></p> : null}
      {mine && asking.open ? <Assess key={issue} of={of} issue={issue} form={asking.form} onDone={asking.close} /> : null}
      <Paged of={list} shown={(n) => t('list.shown', { shown: number(n), count: number(of.assessments.totalCount) })}>
        {(said) => (said.length === 0 ? (
          <Empty text={t(mine ? 'stands.empty' : 'stands.none')} />
        ) : (
          byIssue(said).map((on) => (
            <section key={on.issue.id} class="stand">
              <h2><a href={issuePath(on.issue.id)}><bdi>{on.issue.title}</bdi></a></h2>
              {new Set(on.latest.map((s) => s.support)).size > 1 ? <p class="help">{t('stands.disagreed')}</p> : null}
              <ul>{on.latest.map((s) => <Assessment key={s.id} of={s} />)}</ul>
              {on.earlier.length > 0 ? (
                <details>
                  <summary>{t('stands.earlier', { count: on.earlier.length })}</summary>
                  <ul>{on.earlier.map((s) => <Assessment key={s.id} of={s} />)}</ul>
                </details>
              ) : null}
              {mine ? <p class="actions"><button class="link" onClick={() => { setIssue(on.issue.id); asking.show(); scrollTo({ top: 0 }); }}>{t('stands.anew')}<span class="hidden"> <bdi>{on.issue.title}</bdi></span></button></p> : null}
            </section>
          ))
        ))}
      </Paged>
    </>
  );
}

function Assessment({ of }: { of: Said }) {
  const facts = [
    of.influence == null ? '' : t('influence', { influence: of.influence, word: t(`influence.${of.influence}` as Key) }),
    of.roles.length > 0 ? listed(of.roles.map((r) => t(`campaign.${r}`))) : '',
  ].filter(Boolean);
  return (
    <li class={`assessment ${of.support}`}>
      <strong>{t(`support.${of.support}`)}</strong>
      {facts.length > 0 ? <span>{facts.join(' · ')}</span> : null}
      {of.note ? <span><bdi>{of.note}</bdi></span> : null}
      <span class="how">{of.assessor ? <bdi>{of.assessor.name}</bdi> : t('said.import')} · {date(of.on)}</span>
    </li>
  );
}
