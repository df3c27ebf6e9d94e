// One issue: what it is, how far it has come, how many stand where; changed and removed here.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Coverage } from '../coverage';
import { useAnswer } from '../data';
import { CoverageDocument, RemoveIssueDocument } from '../gql/graphql';
import { Failure } from '../graphql';
import { isolated, moment, t } from '../i18n';
import { send } from '../queue';
import { areaPath, go, issuePath, place } from '../route';
import { mayWrite } from '../session';
import { Answer, sayUndoable, useOpening } from '../ui';
import { failureWord, refusal } from '../words';
import { IssueForm } from './issue-form';
import { IssueFrame, type IssueRecord } from './issue-frame';

export default function IssuePage() {
  return <IssueFrame view="page">{(issue) => <Issue of={issue} />}</IssueFrame>;
}

function Issue({ of }: { of: IssueRecord }) {
  const standing = useAnswer(CoverageDocument, { issue: of.id });
  const writes = mayWrite(of.area.slug);
  const change = useOpening(place.value.query.has('change'));
  const removal = useOpening();
  if (writes && change.open) return <IssueForm area={of.area.slug} issue={of} onDone={change.close} />;
  return (
    <>
      {of.description ? <p class="prose"><bdi>{of.description}</bdi></p> : <p class="help">{t('issue.noDescription')}</p>}
      <Answer of={standing}>{({ spectrum }) => (spectrum ? <Coverage of={spectrum} /> : null)}</Answer>
      <p class="actions"><a class="button primary" href={issuePath(of.id, 'spectrum')}>{t('issue.open')}</a></p>
      <p class="help">
        {of.createdBy ? t('issue.addedBy', { name: of.createdBy.name, at: moment(of.createdAt) }) : t('issue.added', { at: moment(of.createdAt) })} · {t('issue.seenBy', { who: t(`visibility.${of.visibility}`) })}
      </p>
      {writes && removal.open ? <Removal of={of} onStay={removal.close} /> : null}
      {writes && !removal.open ? (
        <p class="actions">
          <button ref={change.opener} onClick={change.show}>{t('issues.change')}</button>
          <button ref={removal.opener} onClick={removal.show}>{t('issue.remove')}</button>
        </p>
      ) : null}
    </>
  );
}

/** Asks once more, and says what goes with it. */
function Removal({ of, onStay }: { of: IssueRecord; onStay: () => void }) {
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const remove = async () => {
    setBusy(true);
    try {
      const { removeIssue } = await send(RemoveIssueDocument, { id: of.id, expectedVersion: of.version });
      const error = removeIssue.userErrors[0];
      if (error) return setRefused(refusal(error));
      go(areaPath(of.area.slug, 'issues'));
      return sayUndoable(t('issue.removed', { title: isolated(of.title) }), removeIssue.change);
    } catch (cause) {
      return setRefused(cause instanceof Failure ? failureWord(cause) : t('failure.broken'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="issue-panel" aria-labelledby="removal">
      <h2 id="removal" tabindex={-1} ref={title}>{t('issue.removeQuestion')}</h2>
      <p>{t('issue.removeText')}</p>
      {refused ? <p class="failed" role="alert">{refused}</p> : null}
      <p class="actions">
        <button class="primary" disabled={busy} onClick={() => void remove()}>{t('issue.remove')}</button>
        <button disabled={busy} onClick={onStay}>{t('cancel')}</button>
      </p>
    </section>
  );
}
