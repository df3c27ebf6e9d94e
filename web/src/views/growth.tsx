// How the map of an area grew: people and organisations, links and assessments by week or month, as a drawing and as a table.
import { useAnswer } from '../data';
import { GrowthDocument, type GrowthQuery, type Period } from '../gql/graphql';
import { date, number, rtl, t } from '../i18n';
import { Seen } from '../parts';
import { areaPath, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { Answer, Empty, Title } from '../ui';
import { ToWall } from '../wall';

const lasts: Readonly<Record<Period, readonly number[]>> = { WEEK: [6, 12, 26, 52], MONTH: [6, 12, 24, 36] };
const counted = ['actors', 'links', 'assessments'] as const;

type Grown = GrowthQuery['growth'];
type Count = Grown['earlier'];

export default function Growth() {
  const { parts, query } = place.value;
  const slug = parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  const by: Period = query.get('by') === 'week' ? 'WEEK' : 'MONTH';
  const last = lasts[by].find((n) => String(n) === query.get('last')) ?? 12;
  const asked = useAnswer(GrowthDocument, area ? { area: slug, by, last } : null);
  if (!area) return <div class="page"><Title>{slug}</Title><p>{t('list.noArea')}</p></div>;
  return (
    <div class="page">
      <Title>{t('growth.title', { area: area.name })}</Title>
      <div class="filters">
        <label>
          {t('growth.by')}
          <select value={by} onChange={(e) => setQuery({ by: e.currentTarget.value === 'WEEK' ? 'week' : null })}>
            <option value="MONTH">{t('growth.MONTH')}</option>
            <option value="WEEK">{t('growth.WEEK')}</option>
          </select>
        </label>
        <label>
          {t('growth.last')}
          <select value={last} onChange={(e) => setQuery({ last: e.currentTarget.value })}>
            {lasts[by].map((n) => <option key={n} value={n}>{t(by === 'WEEK' ? 'growth.weeks' : 'growth.months', { count: n })}</option>)}
          </select>
        </label>
        <ToWall />
      </div>
      <Answer of={asked}>{({ growth }) => <Whole of={growth} by={by} area={slug} />}</Answer>
    </div>
  );
}

const sum = (counts: readonly Count[], what: (typeof counted)[number]): number => counts.reduce((all, c) => all + c[what], 0);

/** A period by its name: a month, or the week from a Monday on. */
const named = (from: string, by: Period): string => (by === 'MONTH' ? date(from.slice(0, 7)) : t('growth.weekOf', { date: date(from) }));

function Whole({ of: grown, by, area }: { of: Grown; by: Period; area: string }) {
  const added = grown.periods.map((p) => p.added);
  const all = [grown.earlier, ...added];
  if (counted.every((what) => sum(all, what) === 0)) {
    return (
      <Empty text={t('growth.none')}>
        {mayWrite(area) ? <a class="button primary" href={areaPath(area, 'add')}>{t('nav.add')}</a> : null}
      </Empty>
    );
  }
  return (
    <>
      <p>{t('growth.sum', { actors: sum(added, 'actors'), links: sum(added, 'links'), assessments: sum(added, 'assessments') })}</p>
      <div class="charts">
        {counted.map((what) => <Chart key={what} of={grown} what={what} by={by} />)}
      </div>
      <p class="help">{t('growth.help')} {grown.truncated ? t('growth.truncated') : ''}</p>
      <Seen of={grown.seen} />
      <h2>{t('growth.table')}</h2>
      <table class="growth">
        <thead>
          <tr><th scope="col">{t(`growth.${by}`)}</th>{counted.map((what) => <th key={what} scope="col" class="number">{t(`growth.${what}`)}</th>)}</tr>
        </thead>
        <tbody>
          <tr><th scope="row">{t('growth.earlier')}</th>{counted.map((what) => <td key={what} class="number" data-head={t(`growth.${what}`)}>{number(grown.earlier[what])}</td>)}</tr>
          {grown.periods.map((p) => (
            <tr key={p.from}><th scope="row">{named(p.from, by)}</th>{counted.map((what) => <td key={what} class="number" data-head={t(`growth.${what}`)}>{number(p.added[what])}</td>)}</tr>
          ))}
        </tbody>
        <tfoot>
          <tr><th scope="row">{t('growth.all')}</th>{counted.map((what) => <td key={what} class="number" data-head={t(`growth.${what}`)}>{number(sum(all, what))}</td>)}</tr>
        </tfoot>
      </table>
    </>
  );
}

const [wide, high, foot, head] = [360, 200, 26, 34];

/** The largest of a scale: a round number, little more than n. */
function scaleTo(n: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, n)));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * ten).find((scale) => scale >= n && Number.isInteger(scale)) ?? 10 * ten;
}

/** Bars of what was added in each period, and a line of how many there were in all by its end; each on a scale of its own. */
function Chart({ of: grown, what, by }: { of: Grown; what: (typeof counted)[number]; by: Period }) {
  const bars = grown.periods.map((p) => p.added[what]);
  let total = grown.earlier[what];
  const totals = bars.map((n) => (total += n));
  const [most, mostInAll] = [scaleTo(Math.max(...bars)), scaleTo(total)];
  const step = wide / bars.length;
  const x = (i: number) => (rtl() ? wide - (i + 0.5) * step : (i + 0.5) * step);
  const y = (share: number) => head + (1 - share) * (high - head - foot);
  const points = totals.map((n, i) => `${x(i)},${y(n / mostInAll)}`).join(' ');
  const ends = [0, bars.length - 1];
  return (
    <figure class="chart">
      <figcaption><strong>{t(`growth.${what}`)}</strong> <span class="help">{t('growth.inAll', { count: total })}</span></figcaption>
      <svg viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={t('growth.picture', { what: t(`growth.${what}`) })}>
        <line class="ground" x1={0} x2={wide} y1={high - foot} y2={high - foot} />
        <line class="top" x1={0} x2={wide} y1={head} y2={head} />
        <text class="scale" x={0} y={12}>{number(most)}</text>
        <text class="scale total" x={wide} y={12} text-anchor="end">{number(mostInAll)}</text>
        {bars.map((n, i) => (
          <g key={grown.periods[i]!.from}>
            {n > 0 ? <rect x={x(i) - step * 0.35} width={step * 0.7} y={y(n / most)} height={high - foot - y(n / most)} rx={2} /> : null}
            {n > 0 && bars.length <= 24 ? <text class="count" x={x(i)} y={y(n / most) - 4}>{number(n)}</text> : null}
          </g>
        ))}
        <polyline points={points} />
        {ends.map((i) => <circle key={i} cx={x(i)} cy={y(totals[i]! / mostInAll)} r={3.5} />)}
        {ends.map((i) => (
          <text key={i} class="when" x={x(i)} y={high - 8} text-anchor={(i === 0) === rtl() ? 'end' : 'start'} dx={(i === 0) === rtl() ? step / 2 : -step / 2}>
            {by === 'MONTH' ? date(grown.periods[i]!.from.slice(0, 7)) : date(grown.periods[i]!.from)}
          </text>
        ))}
      </svg>
      <p class="help legend"><span><span class="key bar-key" aria-hidden="true" /> {t('growth.bars')}</span> <span><span class="key line-key" aria-hidden="true" /> {t('growth.line')}</span></p>
    </figure>
  );
}
