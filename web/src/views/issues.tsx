// The issues of an area by how far they have come, each with how many stand where: which to win next, and where nobody has
// asked around yet.
import { useState } from 'preact/hooks';
import { Coverage } from '../coverage';
import { useAnswer } from '../data';
import { CoverageDocument, type IssueFaceFragment, type IssueStatus, ListIssuesDocument } from '../gql/graphql';
import { t } from '../i18n';
import { issuePath, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { Answer, Empty, Title, useOpening } from '../ui';
import { statuses } from '../words';
import { IssueForm } from './issue-form';

const pageSize = 50;
/** What is worked on comes first, what is over last. */
const order: readonly IssueStatus[] = ['CHOSEN', 'SHORTLISTED', 'GROUPED', 'RAISED', 'PART_WON', 'WON', 'PARKED'];

export default function Issues() {
  const slug = place.value.parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  const asked = statuses.find((s) => s === place.value.query.get('status'));
  const adding = useOpening(place.value.query.has('add'));
  if (!area) return <div class="page"><Title>{slug}</Title><p>{t('list.noArea')}</p></div>;
  return (
    <div class="page">
      <Title>{t('issues.heading', { area: area.name })}</Title>
      <div class="filters">
        <label>
          {t('issues.status')}
          <select value={asked ?? ''} onChange={(e) => setQuery({ status: e.currentTarget.value })}>
            <option value="">{t('issues.all')}</option>
            {statuses.map((s) => <option key={s} value={s}>{t(`status.${s}`)}</option>)}
          </select>
        </label>
        {mayWrite(slug) && !adding.open ? <button ref={adding.opener} onClick={adding.show}>{t('issues.add')}</button> : null}
      </div>
      {adding.open && mayWrite(slug) ? (
        <section class="issue-panel" aria-labelledby="add-issue">
          <h2 id="add-issue">{t('issues.add')}</h2>
          <IssueForm area={slug} onDone={adding.close} />
        </section>
      ) : null}
      <Pages key={`${slug} ${asked}`} area={slug} name={area.name} status={asked} onAdd={mayWrite(slug) && !adding.open ? adding.show : undefined} />
    </div>
  );
}

/** Page after page, each asked for when it is wanted. */
function Pages({ area, name, status, onAdd }: { area: string; name: string; status: IssueStatus | undefined; onAdd: (() => void) | undefined }) {
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const variables = { area, statuses: status ? [status] : null, first: pageSize };
  const first = useAnswer(ListIssuesDocument, { ...variables, after: null });
  return (
    <Answer of={first}>
      {({ issues: { totalCount } }) =>
        totalCount === 0 ? (
          <Empty text={status ? t('issues.none') : t('issues.empty', { area: name })}>
            {!status && onAdd ? <button class="primary" onClick={onAdd}>{t('issues.add')}</button> : null}
          </Empty>
        ) : (
          <>
            <p role="status">{t('issues.count', { count: totalCount })}</p>
            {starts.map((after, i) => <Page key={after} variables={{ ...variables, after }} last={i === starts.length - 1} onMore={(next) => setStarts([...starts, next])} />)}
          </>
        )
      }
    </Answer>
  );
}

function Page({ variables, last, onMore }: { variables: { area: string; statuses: IssueStatus[] | null; first: number; after: string | null }; last: boolean; onMore: (next: string) => void }) {
  const page = useAnswer(ListIssuesDocument, variables);
  return (
    <Answer of={page}>
      {({ issues: { nodes, pageInfo } }) => (
        <>
          <div class="board">{order.map((status) => {
            const here = nodes.filter((i) => i.status === status);
            if (here.length === 0) return null;
            return (
              <section key={status}>
                <h2>{t(`status.${status}`)}</h2>
                <ul class="issue-cards">{here.map((i) => <Card key={i.id} of={i} />)}</ul>
              </section>
            );
          })}</div>
          {last && pageInfo.hasNextPage ? <p><button onClick={() => onMore(pageInfo.endCursor!)}>{t('more')}</button></p> : null}
        </>
      )}
    </Answer>
  );
}

function Card({ of }: { of: IssueFaceFragment }) {
  const standing = useAnswer(CoverageDocument, { issue: of.id });
  return (
    <li>
      <h3><a href={issuePath(of.id, 'spectrum')}><bdi>{of.title}</bdi></a></h3>
      {of.description ? <p class="about"><bdi>{of.description}</bdi></p> : null}
      <Answer of={standing}>{({ spectrum }) => (spectrum ? <Coverage of={spectrum} /> : null)}</Answer>
      <p class="ways-in">
        <a href={issuePath(of.id)}>{t('issue.page')}</a> <a href={issuePath(of.id, 'spectrum')}>{t('issue.spectrum')}</a> <a href={issuePath(of.id, 'power')}>{t('issue.power')}</a>{' '}
        <a href={issuePath(of.id, 'decide')}>{t('issue.decide')}</a> <a href={issuePath(of.id, 'moves')}>{t('issue.moves')}</a>
      </p>
    </li>
  );
}
