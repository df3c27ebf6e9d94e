// The meetings at which somebody was, the newest first, with what was agreed and what comes next.
import { usePages } from '../../data';
import { ActorMeetingsDocument, type ActorMeetingsQuery } from '../../gql/graphql';
import { date, listedParts, number, t } from '../../i18n';
import { me } from '../../session';
import { ActorLink, Empty } from '../../ui';
import type { Part } from '../actor';
import { Paged } from './paged';

type Met = Extract<NonNullable<ActorMeetingsQuery['node']>, { readonly meetings: object }>['meetings']['nodes'][number];

function read({ node }: ActorMeetingsQuery): { items: readonly Met[]; next: string | null } {
  if (!node || !('meetings' in node)) return { items: [], next: null };
  const { nodes, pageInfo } = node.meetings;
  return { items: [...nodes].reverse(), next: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null };
}

export function Meetings({ of, mine }: Part) {
  const list = usePages(ActorMeetingsDocument, { id: of.id }, read);
  return (
    <>
      {mine && of.id !== me.value?.viewer.leader?.id ? <p class="actions"><a class="button primary" href={`/agenda?meet=${of.id}`}>{t('agenda.record')}</a></p> : null}
      <Paged of={list} shown={(n) => t('list.shown', { shown: number(n), count: number(of.meetings.totalCount) })}>
        {(met) => (met.length === 0 ? <Empty text={t('meetings.empty')} /> : <ol class="log">{met.map((m) => <Meeting key={m.id} of={m} />)}</ol>)}
      </Paged>
    </>
  );
}

const people = (list: Met['with']) => listedParts(list.map((a) => <ActorLink key={a.id} of={a} />));

function Meeting({ of }: { of: Met }) {
  return (
    <li>
      <h2>{date(of.on)} · {t(`meeting.${of.kind}`)}</h2>
      <p>{t('meetings.leaders')} {people(of.leaders)}. {t('meetings.with')} {people(of.with)}.</p>
      {of.agreed ? <p><strong>{t('field.agreed')}:</strong> <bdi>{of.agreed}</bdi></p> : null}
      {of.nextStep ? (
        <p>
          <strong>{t('field.nextStep')}:</strong> <bdi>{of.nextStep}</bdi>
          {of.nextStepBy ? <> · <ActorLink of={of.nextStepBy} /></> : null}
          {of.doneOn ? ` · ${t('meetings.done', { date: date(of.doneOn) })}` : of.due ? ` · ${t('meetings.due', { date: date(of.due) })}` : ''}
        </p>
      ) : null}
      {of.note ? <p><bdi>{of.note}</bdi></p> : null}
    </li>
  );
}
