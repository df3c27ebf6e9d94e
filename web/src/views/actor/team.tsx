// What is done to a record as a whole: an ally joins the team or a leader leaves it, and a record is removed.
import { useState } from 'preact/hooks';
import { ChangeKindDocument, RemoveActorDocument } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { isolated, rich, t } from '../../i18n';
import { send } from '../../queue';
import { areaPath, go } from '../../route';
import { Name, sayUndoable } from '../../ui';
import { type Refusal, failureWord, refusal } from '../../words';
import type { Subject } from '../actor';

export function Team({ of }: { of: Subject }) {
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const name = isolated(of.name);

  /** Does something, goes where one is then, and says what came of it: why not, here; that it was done, where everything is said. */
  const act = async (what: () => Promise<{ readonly userErrors: readonly Refusal[]; readonly change?: { readonly id: string } | null }>, done: string, then?: () => void) => {
    setBusy(true);
    try {
      const { userErrors: errors, change } = await what();
      setRefused(errors.map(refusal));
      if (errors.length > 0) return;
      then?.();
      sayUndoable(done, change);
    } catch (cause) {
      setRefused([cause instanceof Failure ? failureWord(cause) : t('failure.broken')]);
    } finally {
      setBusy(false);
    }
  };
  const become = (kind: 'ALLY' | 'LEADER') =>
    act(async () => (await send(ChangeKindDocument, { id: of.id, expectedVersion: of.version, kind })).changeActorKind, t(kind === 'LEADER' ? 'actor.isLeader' : 'actor.isAlly', { name }));
  const remove = () =>
    act(async () => (await send(RemoveActorDocument, { id: of.id, expectedVersion: of.version })).removeActor, t('actor.removed', { name }), () => go(areaPath(of.area.slug), true));
  return (
    <section class="whole" aria-label={t('actor.whole')}>
      {refused.length > 0 ? <div class="failed" role="alert">{refused.map((text) => <p key={text}>{text}</p>)}</div> : null}
      {asking ? (
        <div class="removal" role="group" aria-labelledby="removal">
          <p id="removal">{rich('actor.remove.what', { name: <Name of={of} />, links: of.degree, assessments: of.assessments.totalCount, meetings: of.meetings.totalCount })}</p>
          <p class="help">{t('actor.remove.undo')}</p>
          <p class="actions">
            <button class="danger" disabled={busy} onClick={() => void remove()}>{t('actor.remove.yes')}</button>
            <button disabled={busy} onClick={() => setAsking(false)}>{t('actor.remove.no')}</button>
          </p>
        </div>
      ) : (
        <p class="actions">
          {of.kind === 'ALLY' ? <button disabled={busy} onClick={() => void become('LEADER')}>{t('actor.makeLeader')}</button> : null}
          {of.kind === 'LEADER' ? <button disabled={busy} onClick={() => void become('ALLY')}>{t('actor.makeAlly')}</button> : null}
          <button onClick={() => setAsking(true)}>{t('actor.remove')}</button>
        </p>
      )}
    </section>
  );
}
