// What the map is for and how one works with it, on one page in plain words.
import type { ComponentChildren } from 'preact';
import { type Key, t } from '../i18n';
import { areaPath } from '../route';
import { currentArea } from '../shell';
import { Kind, Title } from '../ui';
import { kinds } from '../words';

/** The views and what each answers; those of an area lead there. */
const views = ['list', 'map', 'issues', 'ways', 'bridges', 'missing', 'growth', 'agenda'] as const;
const keys = ['tab', 'enter', 'escape', 'arrows', 'skip'] as const;

export default function Help() {
  const area = currentArea();
  return (
    <div class="page reading">
      <Title>{t('help.title')}</Title>
      <p>{t('help.what')}</p>
      <Part title="help.kinds">
        <dl>
          {kinds.map((k) => <div key={k}><dt><Kind kind={k} /></dt><dd>{t(`help.kind.${k}`)}</dd></div>)}
        </dl>
      </Part>
      <Part title="help.add">
        <ol>
          {(['1', '2', '3', '4'] as const).map((n) => <li key={n}>{t(`help.add.${n}`)}</li>)}
        </ol>
      </Part>
      <Part title="help.ask">
        <dl>
          {views.map((v) => (
            <div key={v}>
              <dt>{v === 'agenda' ? <a href="/agenda">{t('nav.agenda')}</a> : area ? <a href={areaPath(area, v)}>{t(`nav.${v}`)}</a> : t(`nav.${v}`)}</dt>
              <dd>{t(`help.view.${v}`)}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title="help.who">
        <ul>
          <li>{t('help.who.own')}</li>
          <li>{t('help.who.area')}</li>
          <li>{t('help.who.everybody')}</li>
          <li>{t('help.who.never')}</li>
        </ul>
      </Part>
      <Part title="help.mind">
        <ul>
          <li>{t('help.mind.opinion')}</li>
          <li>{t('help.mind.undo')}</li>
          <li>{t('help.mind.shared')}</li>
        </ul>
      </Part>
      <Part title="help.keys">
        <dl>
          {keys.map((k) => <div key={k}><dt>{t(`help.key.${k}`)}</dt><dd>{t(`help.keyDoes.${k}`)}</dd></div>)}
        </dl>
      </Part>
    </div>
  );
}

const Part = ({ title, children }: { title: Key; children: ComponentChildren }) => (
  <section>
    <h2>{t(title)}</h2>
    {children}
  </section>
);
