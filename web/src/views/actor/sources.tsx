// Who said so, when, and how they know: of the record, its links, where it stands and its meetings.
import { useLonger } from '../../data';
import { ActorSourcesDocument, type ActorSourcesQuery } from '../../gql/graphql';
import { moment, t } from '../../i18n';
import { type Names, What, idsIn, useNames } from '../../said';
import { Answer, Empty } from '../../ui';
import type { Part } from '../actor';
import { Fields, valuesIn } from './fields';

type Assertion = NonNullable<ActorSourcesQuery['sources']>['assertions'][number];

const given = 40;
/** As many as one answer may hold, each with what was said of it since. */
const most = 90;

export function Sources({ of }: Part) {
  const asked = useLonger(ActorSourcesDocument, { id: of.id }, { first: given }, { first: most });
  const names = useNames(idsIn((asked.data?.sources?.assertions ?? []).flatMap((a) => a.revisions.flatMap((r) => valuesIn(r.fields)))));
  return (
    <Answer of={asked}>
      {({ sources }) => (!sources || sources.assertions.length === 0 ? <Empty text={t('sources.empty')} /> : (
        <>
          <p class="help">{sources.truncated ? t('sources.truncated', { count: sources.assertions.length }) : ''} {t('sources.seen', { count: sources.changesSeen })}</p>
          <ol class="log">{sources.assertions.map((a, i) => <Told key={i} of={a} names={names} />)}</ol>
          {sources.truncated && sources.assertions.length === given && asked.more ? <p><button onClick={asked.more}>{t('more')}</button></p> : null}
        </>
      ))}
    </Answer>
  );
}

function Told({ of, names }: { of: Assertion; names: Names }) {
  return (
    <li>
      <p><What of={of.record} /></p>
      <p class="how">
        {of.by ? <bdi>{of.by.name}</bdi> : t('said.import')} · {moment(of.at)}
        {of.basis ? ` · ${t(`said.basis.${of.basis}`)}` : ''}
        {of.source ? <> · {t('links.source')} <bdi>{of.source}</bdi></> : ` · ${t('sources.none')}`}
      </p>
      {of.revisions.length > 0 ? (
        <details>
          <summary>{t('sources.since', { count: of.revisions.length })}</summary>
          {of.revisions.map((r) => (
            <div key={r.change} class="touched">
              <p class="how">{moment(r.at)} · {r.by ? <bdi>{r.by.name}</bdi> : t('said.import')}</p>
              <Fields fields={r.fields} kind={r.kind} names={names} />
            </div>
          ))}
        </details>
      ) : null}
    </li>
  );
}
