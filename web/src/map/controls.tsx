// What of a map is asked for: kinds, links, folding, steps. All of it stands in the address.
import { useId } from 'preact/hooks';
import type { ActorKind } from '../gql/graphql';
import { t } from '../i18n';
import { place, setQuery, withQuery } from '../route';
import { kinds, linkWord } from '../words';
import type { Wanted } from './graph';
import { families, familyOf, isFamily, isType, linkTypes } from './links';

/** What the address asks for. */
export function wanted(): Omit<Wanted, 'always'> {
  const query = place.value.query;
  const type = query.get('links') ?? '';
  const fold = query.get('fold');
  return {
    kinds: kinds.filter((k) => query.get('kinds')?.split(',').includes(k)),
    types: isType(type) || isFamily(type) ? type : '',
    fold: fold === null ? undefined : fold === '1',
  };
}

export function Controls({ folding }: { folding: boolean }) {
  const { kinds: asked, types } = wanted();
  const chosen = asked.length ? asked : kinds;
  const why = useId();
  const toggle = (kind: ActorKind) => {
    const after = kinds.filter((k) => chosen.includes(k) !== (k === kind));
    setQuery({ kinds: after.length === kinds.length ? null : after.join(',') });
  };
  return (
    <form class="filters" onSubmit={(e) => e.preventDefault()} aria-label={t('map.filters')}>
      {kinds.map((k) => {
        const on = chosen.includes(k);
        const last = on && chosen.length === 1;
        return (
          <label key={k}>
            <input type="checkbox" checked={on} disabled={last} aria-describedby={last ? why : undefined} onChange={() => toggle(k)} /> {t(`kinds.${k}`)}
          </label>
        );
      })}
      {chosen.length === 1 ? <span id={why} class="help">{t('map.oneKind')}</span> : null}
      <label>
        {t('map.linksShown')}
        <select value={types} onChange={(e) => setQuery({ links: e.currentTarget.value })}>
          <option value="">{t('map.allLinks')}</option>
          {families.map((f) => (
            <optgroup key={f} label={t(`map.family.${f}`)}>
              <option value={f}>{t(`map.family.${f}`)}</option>
              {linkTypes.filter((l) => familyOf[l] === f).map((l) => <option key={l} value={l}>{linkWord(l, 'OUT')}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" checked={folding} onChange={() => setQuery({ fold: folding ? '0' : '1' })} /> {t('map.fold')}
      </label>
    </form>
  );
}

/** How far around somebody, and the way back to everybody. */
export const Steps = ({ steps }: { steps: 1 | 2 }) => (
  <nav class="actions" aria-label={t('map.steps')}>
    {([1, 2] as const).map((n) => (
      <a key={n} class="button" href={withQuery({ steps: n === 1 ? null : '2' })} aria-current={steps === n ? 'true' : undefined}>{t('map.step', { count: n })}</a>
    ))}
    <a class="button" href={withQuery({ focus: 'all', steps: null })}>{t('map.everybody')}</a>
  </nav>
);
