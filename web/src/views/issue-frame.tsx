// What every view of one issue stands in: its title, how far it has come, and the way to the other views of it.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../data';
import { IssueRecordDocument, type IssueRecordQuery } from '../gql/graphql';
import { t } from '../i18n';
import { areaPath, issuePath, place } from '../route';
import { lookAt } from '../session';
import { Nowhere } from '../shell';
import { Answer, Tabs, Title } from '../ui';
import { onWall } from '../wall';

export type IssueRecord = Extract<NonNullable<IssueRecordQuery['node']>, { __typename: 'Issue' }>;

const views = ['page', 'spectrum', 'power', 'decide', 'moves'] as const;
type View = (typeof views)[number];

/** full: for what is drawn, which takes all the room there is. */
export function IssueFrame({ view, full, children }: { view: View; full?: boolean; children: (issue: IssueRecord) => ComponentChildren }) {
  const id = place.value.parts[1]!;
  const record = useAnswer(IssueRecordDocument, { id });
  const issue = record.data?.node?.__typename === 'Issue' ? record.data.node : null;
  useEffect(() => {
    if (issue) lookAt(issue.area.slug);
  }, [issue?.area.slug]);
  if (record.data && !issue) return <Nowhere />;
  return (
    <div class={full ? 'page full' : 'page'}>
      {issue ? (
        <div class="issue-head">
          <Title><bdi>{issue.title}</bdi>{view === 'page' ? null : <span class={onWall() ? '' : 'hidden'}> · {t(`issue.${view}`)}</span>}</Title>
          <p class="help"><a href={areaPath(issue.area.slug, 'issues')}>{t('issue.of', { area: issue.area.name })}</a> · {t(`status.${issue.status}`)}</p>
        </div>
      ) : null}
      {onWall() ? null : <Tabs label="issue.views" current={view} tabs={views.map((v) => ({ view: v, name: t(`issue.${v}`), href: issuePath(id, v === 'page' ? '' : v) }))} />}
      <Answer of={record}>{() => children(issue!)}</Answer>
    </div>
  );
}
