// Who of our leaders already knows somebody at an organisation, or belongs there.
import { useAnswer } from '../data';
import { KnownDocument } from '../gql/graphql';
import { date, t } from '../i18n';
import { Seen, Warmth, stepHow, stepWord } from '../parts';
import type { Face } from '../pick';
import { ActorLink, Answer, Empty } from '../ui';

const knownGiven = 20;

export function Known({ of }: { of: Face }) {
  const asked = useAnswer(KnownDocument, { organisation: of.id, first: knownGiven });
  return (
    <section>
      <h2>{t('known.title')}</h2>
      <Answer of={asked}>
        {({ acquaintances: found }) =>
          !found || found.known.length === 0 ? (
            <Empty text={t('known.none')} />
          ) : (
            <>
              <table class="known stacked">
                <thead>
                  <tr><th scope="col">{t('known.leader')}</th><th scope="col">{t('known.contact')}</th><th scope="col">{t('known.there')}</th><th scope="col" class="wide">{t('known.warmth')}</th></tr>
                </thead>
                <tbody>
                  {found.known.map((k) => (
                    <tr key={k.leader.id + k.link.id + k.there.id}>
                      <th scope="row"><ActorLink of={k.leader} /></th>
                      <td data-head={t('known.contact')}>
                        {k.contact ? <>{stepWord(k.link, k.leader.id)} <ActorLink of={k.contact} /> <span class="help">{stepHow(k.link).join(' · ')}{k.since ? ` · ${t('known.since', { date: date(k.since) })}` : ''}</span></> : t('known.self')}
                      </td>
                      <td data-head={t('known.there')}>{stepWord(k.there, (k.contact ?? k.leader).id)}{k.role ? <> · <bdi>{k.role}</bdi></> : null}</td>
                      <td class="wide"><Warmth of={k.warmth} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {found.truncated ? <p class="help">{t('known.truncated')}</p> : null}
              <Seen of={found.seen} />
            </>
          )
        }
      </Answer>
    </section>
  );
}
