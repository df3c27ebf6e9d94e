// Who moved on an issue since a date: from where to where, who saw it, and why they think so.
import type { ComponentChild } from 'preact';
import { useAnswer } from '../data';
import { MovesDocument, type MovesQuery } from '../gql/graphql';
import { date, isolated, t } from '../i18n';
import { Does, Shown } from '../parts';
import { issuePath, place, setQuery } from '../route';
import { ActorLink, Answer, Empty, Kind } from '../ui';
import { IssueFrame, type IssueRecord } from './issue-frame';

const given = 100;

/** A year ago on this device's calendar: campaigns take about as long. Of the one day that there was not, the day before. */
function yearAgo(): string {
  const now = new Date();
  const [year, month] = [now.getFullYear() - 1, now.getMonth() + 1];
  return [year, month, Math.min(now.getDate(), new Date(year, month, 0).getDate())].map((n) => String(n).padStart(2, '0')).join('-');
}

export default function IssueMoves() {
  return <IssueFrame view="moves">{(issue) => <Moves issue={issue} />}</IssueFrame>;
}

function Moves({ issue }: { issue: IssueRecord }) {
  const since = place.value.query.get('since') ?? yearAgo();
  const until = place.value.query.get('until');
  const asked = useAnswer(MovesDocument, { issue: issue.id, since, until, first: given });
  return (
    <>
      <div class="filters dates">
        <DateField name="since" label={t('moves.since')} value={since} />
        <DateField name="until" label={t('moves.until')} value={until ?? ''} />
      </div>
      <Answer of={asked}>{({ moves }) => (moves ? <Found of={moves} issue={issue} since={since} /> : null)}</Answer>
    </>
  );
}

const DateField = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <label>{label} <input type="date" value={value.length === 10 ? value : ''} onChange={(e) => setQuery({ [name]: e.currentTarget.value || null })} /></label>
);

type Movement = NonNullable<MovesQuery['moves']>;
type Move = Movement['moves'][number];

function Found({ of, issue, since }: { of: Movement; issue: IssueRecord; since: string }) {
  const count = of.towards + of.away + of.learned + of.doubted;
  if (count === 0) {
    return (
      <Empty text={t('moves.none', { since: date(since) })}>
        <p><a class="button" href={issuePath(issue.id, 'spectrum')}>{t('issue.open')}</a></p>
      </Empty>
    );
  }
  return (
    <>
      <p role="status" class="sum">{t('moves.sum', { towards: of.towards, away: of.away, learned: of.learned, doubted: of.doubted })}</p>
      <ol class="moves">{of.moves.map((m) => <Row key={m.assessment.id} of={m} />)}</ol>
      <Shown shown={of.moves.length} count={count} />
    </>
  );
}

/** Which way, by shape; the word stands beside it. */
const arrows: Readonly<Record<Move['kind'], ComponentChild>> = {
  TOWARDS: <path d="M-6 4L0-5L6 4z" />,
  AWAY: <path d="M-6-4L0 5L6-4z" />,
  LEARNED: <circle r="5" />,
  DOUBTED: <circle r="4.5" class="hollow" />,
};

function Row({ of }: { of: Move }) {
  return (
    <li>
      <p class="when">{date(of.assessment.on)}</p>
      <h3><Kind kind={of.actor.kind} bare /> <ActorLink of={of.actor} /> <Does of={of.actor} /></h3>
      <p>
        {t('moves.fromTo', { from: t(`support.${of.from}`), to: t(`support.${of.to}`) })}
        <small class={`way-moved ${of.kind}`}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">{arrows[of.kind]}</svg> {of.bands ? t(`moves.${of.kind as 'TOWARDS' | 'AWAY'}`, { count: of.bands }) : t(`moves.${of.kind as 'LEARNED' | 'DOUBTED'}`)}
        </small>
      </p>
      <div>
        {t('moves.by')} <bdi>{of.assessment.assessor?.name ?? t('standing.imported')}</bdi>
        {of.assessment.note ? <q class="why"><bdi>{of.assessment.note}</bdi></q> : null}
        {of.sameAssessor ? null : <small>{t('moves.otherEyes', { name: isolated(of.earlier.assessor?.name ?? t('standing.imported')) })}</small>}
      </div>
    </li>
  );
}
