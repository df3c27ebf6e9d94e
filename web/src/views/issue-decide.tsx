// Who decides an issue, who has a say with them, and who could be moved: where the team's effort is best spent, and who
// opens the door.
import { useAnswer, useLonger } from '../data';
import { DecidersDocument, type DecidersQuery, type FaceFragment, MovableDocument, type MovableQuery, type Support } from '../gql/graphql';
import { t } from '../i18n';
import { Does, Seen, Sentence, Shown } from '../parts';
import { Pick as Find } from '../pick';
import { actorPath, closeOver, openOver, place } from '../route';
import { mayWrite } from '../session';
import { StandMenu } from '../stand-menu';
import { Disagreed } from '../stand-scene';
import { influenceWord } from '../standing';
import { ActorLink, Answer, Empty, Kind } from '../ui';
import { IssueFrame, type IssueRecord } from './issue-frame';

const firstMovable = 20;
const mostMovable = 50;

export default function IssueDecide() {
  return <IssueFrame view="decide">{(issue) => <Deciding issue={issue} />}</IssueFrame>;
}

interface Menued {
  readonly issue: IssueRecord;
  /** Opens the menu of somebody; undefined where the viewer may not write. */
  readonly onMove: ((id: string) => void) | undefined;
}

function Deciding({ issue }: { issue: IssueRecord }) {
  const who = place.value.query.get('who');
  const onMove = mayWrite(issue.area.slug) ? (id: string) => openOver('who', id) : undefined;
  const deciders = useAnswer(DecidersDocument, { issue: issue.id });
  const movable = useLonger(MovableDocument, { issue: issue.id }, { first: firstMovable }, { first: mostMovable });
  return (
    <>
      <Answer of={deciders}>{({ deciders: found }) => (found ? <Decision of={found} issue={issue} onMove={onMove} /> : null)}</Answer>
      <h2>{t('decide.movable')}</h2>
      <p class="help">{t('decide.movableHelp')}</p>
      <Answer of={movable}>{({ movable: found }) => (found ? <Movables of={found} issue={issue} onMove={onMove} more={movable.more} /> : null)}</Answer>
      {who ? <StandMenu key={who} issue={issue} actor={who} on={null} onClose={() => closeOver('who')} /> : null}
    </>
  );
}

type Decided = NonNullable<DecidersQuery['deciders']>;

function Decision({ of, onMove }: Menued & { of: Decided }) {
  return (
    <>
      <h2>{t('decide.deciders')}</h2>
      {of.deciders.length === 0 ? (
        <Empty text={t('decide.nobody')}>
          {onMove ? <Find label={t('decide.name')} kinds={['ALLY', 'LEADER']} value={null} onChange={(a) => a && onMove(a.id)} /> : null}
        </Empty>
      ) : (
        <ul class="deciders">
          {of.deciders.map(({ position, influencers }) => (
            <li key={position.actor.id}>
              <h3><ActorLink of={position.actor} /> <Does of={position.actor} /></h3>
              <p><Stance of={position} /> <Move of={position.actor} onMove={onMove} /></p>
              {influencers.length > 0 ? (
                <>
                  <h4>{t('decide.sway')}</h4>
                  <ul class="influencers">{influencers.map((i) => <Influencer key={i.actor.id} of={i} onMove={onMove} />)}</ul>
                </>
              ) : (
                <p class="help">{t('decide.noInfluencers')} <a href={actorPath(position.actor.id, 'links')}>{t('decide.addLink')}</a></p>
              )}
            </li>
          ))}
        </ul>
      )}
      {of.deciders.length > 0 && onMove ? <Find label={t('decide.another')} kinds={['ALLY', 'LEADER']} value={null} onChange={(a) => a && onMove(a.id)} /> : null}
      {of.secondaryTargets.length > 0 ? (
        <>
          <h2>{t('decide.secondary')}</h2>
          <ul class="influencers">
            {of.secondaryTargets.map((p) => <li key={p.actor.id}><Kind kind={p.actor.kind} bare /> <ActorLink of={p.actor} /><Does of={p.actor} within />: <Stance of={p} /> <Move of={p.actor} onMove={onMove} /></li>)}
          </ul>
        </>
      ) : null}
      {of.truncated ? <p class="help">{t('decide.truncated')}</p> : null}
      <Seen of={of.seen} />
    </>
  );
}

/** How somebody sways another, and where they stand themselves. */
function Influencer({ of: { actor, link, position }, onMove }: { of: Decided['deciders'][number]['influencers'][number]; onMove: Menued['onMove'] }) {
  const other = link.from.id === actor.id ? link.to : link.from;
  return (
    <li>
      <p><Kind kind={actor.kind} bare /> <ActorLink of={actor} /><Does of={actor} within />: {position ? <Stance of={position} /> : t('decide.unassessed')} <Move of={actor} unsaid={!position} onMove={onMove} /></p>
      <p class="help"><Sentence of={{ actors: [actor, other], links: [link] }} /></p>
    </li>
  );
}

const Stance = ({ of }: { of: { readonly support: Support; readonly influence: number | null; readonly disagreed: boolean } }) => (
  <>
    <span class={`stance ${of.support}`}>{t(`support.${of.support}`)}</span> · {influenceWord(of.influence)}
    {of.disagreed ? <> · <svg width="16" height="12" viewBox="-8 -6 16 12" aria-hidden="true"><Disagreed /></svg> {t('standing.disagreed')}</> : null}
  </>
);

/** unsaid: nobody said yet where they stand. */
function Move({ of, unsaid, onMove }: { of: Face; unsaid?: boolean; onMove: Menued['onMove'] }) {
  if (!onMove) return null;
  const label = unsaid ? t('missing.actFor', { act: t('stands.add'), name: of.name }) : t('standing.moveLabel', { name: of.name });
  return <button class="link" aria-haspopup="dialog" aria-label={label} onClick={() => onMove(of.id)}>{t(unsaid ? 'stands.add' : 'standing.moveTo')}</button>;
}

type Face = Pick<FaceFragment, 'id' | 'name'>;

/** Ranked: the most influential first, then whoever knows most people. */
function Movables({ of, onMove, more }: Menued & { of: NonNullable<MovableQuery['movable']>; more: (() => void) | undefined }) {
  if (of.count === 0) return <Empty text={t('decide.nobodyMovable')} />;
  return (
    <>
      <ol class="movable">
        {of.movable.map(({ position, reach, doorOpener }) => (
          <li key={position.actor.id}>
            <h3><Kind kind={position.actor.kind} bare /> <ActorLink of={position.actor} /> <Does of={position.actor} /></h3>
            <p><Stance of={position} /> · {t('decide.reach', { count: reach })} <Move of={position.actor} onMove={onMove} /></p>
            {doorOpener ? (
              <p class="door"><b>{t('decide.door')}</b> <Sentence of={doorOpener} /> <a href={actorPath(position.actor.id, 'ways')}>{t('decide.moreWays')}</a></p>
            ) : (
              <p class="door">{t('decide.noDoor')}</p>
            )}
          </li>
        ))}
      </ol>
      <Shown shown={of.movable.length} count={of.count} more={more} />
      {of.truncated ? <p class="help">{t('decide.doorsTruncated')}</p> : null}
      <Seen of={of.seen} />
    </>
  );
}
