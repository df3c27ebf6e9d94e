// The first page: the areas, and one's own first.
import { useEffect } from 'preact/hooks';
import { t } from './i18n';
import { areaPath, go } from './route';
import { me, mayWrite } from './session';
import { Empty, Title } from './ui';

export function Home() {
  const m = me.value!;
  const own = m.areas.filter((a) => mayWrite(a.slug));
  const others = m.areas.filter((a) => !mayWrite(a.slug));
  // Who works in one area has nothing to choose.
  const only = own.length === 1 ? own[0] : undefined;
  useEffect(() => {
    if (only) go(areaPath(only.slug), true);
  }, [only?.slug]);
  if (only) return null;
  return (
    <div class="page">
      <Title>{t('home.title', { name: m.viewer.name })}</Title>
      {m.areas.length === 0 ? <Empty text={t('home.empty')} /> : null}
      <Areas title={t('home.own')} areas={own} />
      <Areas title={t('home.others')} areas={others} />
    </div>
  );
}

function Areas({ title, areas }: { title: string; areas: readonly { readonly slug: string; readonly name: string }[] }) {
  if (areas.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="cards">
        {areas.map((a) => <li key={a.slug}><a href={areaPath(a.slug)}><bdi>{a.name}</bdi></a></li>)}
      </ul>
    </section>
  );
}
