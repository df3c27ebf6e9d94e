// Who holds the map of an area together, and why; which groups hang together, which share nobody, and who is one step away.
import { useLonger } from '../data';
import { BridgesDocument, type BridgesQuery, StepAwayDocument } from '../gql/graphql';
import { listedParts, number, rich, t } from '../i18n';
import { Bar, Does, Seen, Shown } from '../parts';
import { areaPath, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { ActorLink, Answer, Empty, Kind, Name, Title } from '../ui';
import { ToWall } from '../wall';
import { Groups } from './groups';

const given = 15;

export default function Bridges() {
  const slug = place.value.parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  const excludeLeaders = place.value.query.get('leaders') === 'without';
  if (!area) return <div class="page"><Title>{slug}</Title><p>{t('list.noArea')}</p></div>;
  return (
    <div class="page">
      <Title>{rich('bridges.title', { area: <bdi>{area.name}</bdi> })}</Title>
      <div class="switches">
        <label class="switch">
          <input type="checkbox" checked={excludeLeaders} onChange={(e) => setQuery({ leaders: e.currentTarget.checked ? 'without' : null })} />
          <span>{t('bridges.exclude')} <span class="help">{t('bridges.excludeHelp')}</span></span>
        </label>
        <ToWall />
      </div>
      <Ranking area={slug} excludeLeaders={excludeLeaders} />
      <Groups area={slug} excludeLeaders={excludeLeaders} />
      <StepAway area={slug} />
    </div>
  );
}

function Ranking({ area, excludeLeaders }: { area: string; excludeLeaders: boolean }) {
  const asked = useLonger(BridgesDocument, { area, excludeLeaders }, { first: given });
  return (
    <section>
      <h2>{t('bridges.who')}</h2>
      <Answer of={asked}>
        {({ bridges: found }) => {
          const ranked = found.bridges.filter((b) => b.betweenness > 0 || b.componentsLeft > 1);
          if (ranked.length === 0) {
            return (
              <Empty text={t('bridges.none')}>
                {mayWrite(area) ? <a class="button primary" href={areaPath(area, 'add')}>{t('nav.add')}</a> : null}
              </Empty>
            );
          }
          return (
            <>
              <p class="help">{t('bridges.shareHelp')} {found.exact ? t('bridges.exact') : t('bridges.estimated', { error: percent(found.error ?? 0), sure: percent(found.confidence ?? 0) })}</p>
              <ol class="holding">
                {ranked.map((b) => <Holding key={b.actor.id} of={b} most={ranked[0]!.betweenness} />)}
              </ol>
              {ranked.length === given && asked.more ? <p><button onClick={asked.more}>{t('more')}</button></p> : null}
              <Seen of={found.seen} binding />
            </>
          );
        }}
      </Answer>
    </section>
  );
}

const percent = (share: number): string => number(share, { style: 'percent', maximumFractionDigits: 1 });

function Holding({ of: b, most }: { of: BridgesQuery['bridges']['bridges'][number]; most: number }) {
  return (
    <li>
      <div class="who"><Kind kind={b.actor.kind} bare /> <ActorLink of={b.actor} /> <Does of={b.actor} /></div>
      <p class="why">{b.componentsLeft > 1 ? t('bridges.falls', { pieces: b.componentsLeft, cut: b.actorsCutOff }) : t('bridges.holds')}</p>
      <p class="share"><Bar share={most > 0 ? b.betweenness / most : 0} /> {t('bridges.share', { share: percent(b.betweenness) })}</p>
    </li>
  );
}

function StepAway({ area }: { area: string }) {
  const asked = useLonger(StepAwayDocument, { area }, { first: given });
  return (
    <section>
      <h2>{t('away.title')}</h2>
      <p class="help">{t('away.help')}</p>
      <Answer of={asked}>
        {({ oneStepAway: found }) =>
          found.actors.length === 0 ? (
            <Empty text={t(found.leaders === 0 ? 'away.noLeaders' : 'away.none')}>
              {found.leaders === 0 && mayWrite(area) ? <a class="button primary" href={`${areaPath(area, 'add')}?kind=LEADER`}>{t('away.addLeader')}</a> : null}
            </Empty>
          ) : (
            <>
              <table class="stacked">
                <thead>
                  <tr><th scope="col">{t('list.name')}</th><th scope="col">{t('away.leaders')}</th><th scope="col">{t('away.who')}</th></tr>
                </thead>
                <tbody>
                  {found.actors.map((a) => (
                    <tr key={a.actor.id}>
                      <th scope="row"><Kind kind={a.actor.kind} bare /> <ActorLink of={a.actor} /> <Does of={a.actor} /></th>
                      <td data-head={t('away.leaders')}>{t('away.of', { count: a.leaders, leaders: found.leaders })}</td>
                      <td data-head={t('away.who')}>{listedParts(a.knownBy.map((l) => <Name key={l.id} of={l} />))}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Shown shown={found.actors.length} count={found.total} more={asked.more} />
              <Seen of={found.seen} />
            </>
          )
        }
      </Answer>
    </section>
  );
}
