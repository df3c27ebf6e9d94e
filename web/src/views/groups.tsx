// The groups of a map: drawn as circles as large as they are, with what is between them as lines; and the same as a list.
import { useLonger } from '../data';
import { GroupsDocument, type GroupsQuery } from '../gql/graphql';
import { listed, listedParts, number, rich, rtl, t } from '../i18n';
import { Does, Seen, Shown } from '../parts';
import { areaPath } from '../route';
import { ActorLink, Answer, Empty, Name } from '../ui';

const given = { first: 30, members: 8, pairs: 10 };
/** All at once stay within what one answer may hold. */
const mostGiven = { first: 60, members: 60, pairs: 50 };
/** More than this are not told apart on a ring. */
const mostDrawn = 10;
/** The other groups that a group's line names: those to which it has most links. */
const mostNamed = 6;

type Summary = GroupsQuery['groups'];
type Group = Summary['groups'][number];

export function Groups({ area, excludeLeaders }: { area: string; excludeLeaders: boolean }) {
  const asked = useLonger(GroupsDocument, { area, excludeLeaders }, given, mostGiven);
  return (
    <Answer of={asked}>
      {({ groups: found, strangers }) => {
        const together = found.groups.filter((g) => g.size > 1);
        return (
          <>
            <section>
              <h2>{t('groups.title')}</h2>
              {together.length === 0 ? (
                <Empty text={t('groups.none')} />
              ) : (
                <>
                  <p>{t('groups.pieces', { count: found.components })} {found.modularity == null ? '' : t(apart(found.modularity))}</p>
                  <div class="grouped">
                    <figure>
                      <Ring of={found} count={Math.min(together.length, mostDrawn)} />
                      <figcaption class="help">{t('groups.legend')} {together.length > mostDrawn ? t('groups.drawn', { count: mostDrawn }) : ''}</figcaption>
                    </figure>
                    <ol class="groups">{together.map((g, i) => <Listed key={i} of={g} at={i} all={found} shown={together.length} onMembers={asked.more} />)}</ol>
                  </div>
                  <Shown shown={found.groups.length} count={found.total} more={asked.more} />
                  {found.groups.length > together.length ? <p class="help">{t('groups.alone', { count: found.groups.length - together.length })}</p> : null}
                  <Seen of={found.seen} binding />
                </>
              )}
            </section>
            {together.length > 1 ? (
              <section>
                <h2>{t('strangers.title')}</h2>
                {strangers.pairs.length === 0 ? <p>{t('strangers.none')}</p> : <p class="help">{t('strangers.help')}</p>}
                <ul class="plain-list">
                  {strangers.pairs.map(({ groups: [a, b] }, i) => (
                    <li key={i}>
                      {rich('strangers.pair', { one: <GroupName of={a!} />, other: <GroupName of={b!} /> })}{' '}
                      <a href={`${areaPath(area, 'ways')}?to=${b!.actors[0]!.id}&from=${a!.actors[0]!.id}`}>{t('strangers.way')}</a>
                    </li>
                  ))}
                </ul>
                <Shown shown={strangers.pairs.length} count={strangers.total} more={asked.more} />
              </section>
            ) : null}
          </>
        );
      }}
    </Answer>
  );
}

const apart = (modularity: number) => (modularity >= 0.3 ? 'groups.clearly' : modularity >= 0.1 ? 'groups.somewhat' : 'groups.hardly') as 'groups.clearly';

/** A group by its two best known members. */
function GroupName({ of: g }: { of: { readonly size: number; readonly actors: Group['actors'] } }) {
  const named = g.actors.slice(0, 2);
  return <>{rich('groups.name', { names: <>{listedParts(named.map((a) => <span key={a.id}><Name of={a} /><Does of={a} within /></span>))}</>, others: Math.max(0, g.size - named.length) })}</>;
}

function Listed({ of: g, at, all, shown, onMembers }: { of: Group; at: number; all: Summary; shown: number; onMembers: (() => void) | undefined }) {
  const others = t('groups.others', { count: g.size - g.actors.length });
  const ties = all.ties.flatMap(({ between: [a, b], links }) => (a === at ? [{ to: b!, links }] : b === at ? [{ to: a!, links }] : [])).filter((tie) => tie.to < shown);
  const named = [...ties].sort((a, b) => b.links - a.links || a.to - b.to).slice(0, mostNamed).map((tie) => t('groups.tie', { number: tie.to + 1, count: tie.links }));
  if (ties.length > named.length) named.push(t('groups.moreTies', { count: ties.length - named.length }));
  return (
    <li>
      <strong>{t('groups.numbered', { number: at + 1, count: g.size })}</strong>
      <p>
        {listedParts([...g.actors.map((a) => <span key={a.id}><ActorLink of={a} /><Does of={a} within /></span>), ...(g.size > g.actors.length ? [onMembers ? <button class="link" onClick={onMembers}>{others}</button> : others] : [])])}
      </p>
      <p class="help">{ties.length === 0 ? t('groups.noTies') : t('groups.ties', { ties: listed(named) })}</p>
    </li>
  );
}

const [wide, high, ring, smallest] = [400, 380, 140, 19];

/** The picture: mirrored in a language that runs to the left. */
function Ring({ of, count }: { of: Summary; count: number }) {
  const drawn = of.groups.slice(0, count);
  const largest = drawn[0]?.size ?? 1;
  const side = rtl() ? -1 : 1;
  const at = drawn.map((_, i) => {
    const turn = (i / Math.max(1, count)) * 2 * Math.PI - Math.PI / 2;
    return count === 1 ? { x: wide / 2, y: high / 2 } : { x: wide / 2 + side * Math.cos(turn) * ring, y: high / 2 + Math.sin(turn) * ring };
  });
  const ties = of.ties.filter(({ between }) => between.every((g) => g < count));
  const apart = ring * Math.sin(Math.PI / Math.max(3, count)) - 6; // so that no two circles meet
  const most = Math.max(1, ...ties.map((tie) => tie.links));
  return (
    <svg class="ring" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={t('groups.picture', { count })}>
      {ties.map(({ between: [a, b], links }) => (
        <line key={`${a} ${b}`} x1={at[a!]!.x} y1={at[a!]!.y} x2={at[b!]!.x} y2={at[b!]!.y} stroke-width={1 + (links / most) * 6} />
      ))}
      {drawn.map((g, i) => {
        const r = smallest + Math.max(0, Math.min(42, apart) - smallest) * Math.sqrt(g.size / largest);
        return (
          <g key={i} transform={`translate(${at[i]!.x} ${at[i]!.y})`}>
            <circle r={r} />
            <text y={-1}>{number(i + 1)}</text>
            <text class="size" y={13}>{number(g.size)}</text>
          </g>
        );
      })}
    </svg>
  );
}
