// Everybody in an area, as a list: the first view on a phone, and the equal of every picture for whoever cannot see it.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAnswer, usePaused } from '../data';
import { type ActorKind, FindActorsDocument, ListActorsDocument, type ListActorsQuery, type ListActorsQueryVariables } from '../gql/graphql';
import { number, t } from '../i18n';
import { areaPath, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { ActorLink, Answer, Empty, Failed, Kind, Title, aboutOf, failedHere } from '../ui';
import { classes, kinds } from '../words';

const pageSize = 50;
const mostFound = 50;

export default function List() {
  const slug = place.value.parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  const query = place.value.query;
  const [text, setText] = useState(query.get('q') ?? '');
  const looked = usePaused(text);
  useEffect(() => setQuery({ q: looked.trim() || null }), [looked]);
  if (!area) return <div class="page"><Title>{slug}</Title><p>{t('list.noArea')}</p></div>;
  const searching = text.trim() !== '';
  return (
    <div class="page">
      <Title>{t(mayWrite(slug) ? 'list.title' : 'list.titleOther', { area: area.name })}</Title>
      <form class="filters" role="search" onSubmit={(e) => e.preventDefault()}>
        <div class="grow">
          <label>
            {t('list.search')}
            <input type="search" value={text} onInput={(e) => setText(e.currentTarget.value)} autocomplete="off" aria-describedby="search-help" />
          </label>
          <p class="help" id="search-help">{t('list.searchHelp')}</p>
        </div>
        <Filters searching={searching} />
        {searching ? <p class="help grow" id="search-all">{t('list.searchAll')}</p> : null}
      </form>
      {looked.trim() ? <Found text={looked.trim()} area={slug} /> : <Everybody slug={slug} name={area.name} />}
    </div>
  );
}

/** searching: the server looks for a text among all classes, and gives the best answers first. */
function Filters({ searching }: { searching: boolean }) {
  const query = place.value.query;
  return (
    <>
      <label>
        {t('list.kinds')}
        <select value={kindsAsked()?.[0] ?? ''} onChange={(e) => setQuery({ kind: e.currentTarget.value, class: null })}>
          <option value="">{t('list.all')}</option>
          {kinds.map((k) => <option key={k} value={k}>{t(`kinds.${k}`)}</option>)}
        </select>
      </label>
      <label>
        {t('list.class')}
        <select disabled={searching} aria-describedby={searching ? 'search-all' : undefined} value={searching ? '' : (classAsked() ?? '')} onChange={(e) => setQuery({ class: e.currentTarget.value, kind: e.currentTarget.value ? 'ORGANISATION' : query.get('kind') })}>
          <option value="">{t('list.anyClass')}</option>
          {classes.map((c) => <option key={c} value={c}>{t(`class.${c}`)}</option>)}
        </select>
      </label>
      <label>
        {t('list.order')}
        <select disabled={searching} aria-describedby={searching ? 'search-all' : undefined} value={!searching && query.get('order') === 'new' ? 'new' : ''} onChange={(e) => setQuery({ order: e.currentTarget.value })}>
          <option value="">{t(searching ? 'list.byMatch' : 'list.byName')}</option>
          <option value="new">{t('list.byUpdate')}</option>
        </select>
      </label>
    </>
  );
}

/** The kinds that the address asks for; null: all. */
function kindsAsked(): ActorKind[] | null {
  const asked = kinds.filter((k) => k === place.value.query.get('kind'));
  return asked.length > 0 ? asked : null;
}

const classAsked = () => classes.find((c) => c === place.value.query.get('class'));

function Everybody({ slug, name }: { slug: string; name: string }) {
  const query = place.value.query;
  const ofClass = classAsked();
  const filters = {
    area: slug,
    kinds: kindsAsked(),
    classifications: ofClass ? [ofClass] : null,
    orderBy: query.get('order') === 'new' ? ({ field: 'UPDATED_AT', direction: 'DESC' } as const) : null,
  };
  return <Pages key={JSON.stringify(filters)} filters={filters} name={name} filtered={!!filters.kinds || !!ofClass} />;
}

type Filters = Omit<ListActorsQueryVariables, 'first' | 'after'>;

/** Page after page of the list, each asked for when it is wanted; what was shown stays while it is fetched anew. */
function Pages({ filters, name, filtered }: { filters: Filters; name: string; filtered: boolean }) {
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const first = useAnswer(ListActorsDocument, { ...filters, first: pageSize, after: null });
  return (
    <Answer of={first}>
      {({ actors }) =>
        actors.totalCount === 0 ? (
          <Empty text={filtered ? t('list.none') : t('list.empty', { area: name })}>
            {!filtered && mayWrite(filters.area) ? <a class="button primary" href={areaPath(filters.area, 'add')}>{t('nav.add')}</a> : null}
          </Empty>
        ) : (
          <>
            <p role="status">{t(mayWrite(filters.area) ? 'list.count' : 'list.countOther', { count: actors.totalCount })}</p>
            <Table>
              {starts.map((after, i) => (
                <Page key={after} filters={filters} after={after} last={i === starts.length - 1} onMore={(next) => setStarts([...starts, next])} />
              ))}
            </Table>
          </>
        )
      }
    </Answer>
  );
}

function Page({ filters, after, last, onMore }: { filters: Filters; after: string | null; last: boolean; onMore: (next: string) => void }) {
  const page = useAnswer(ListActorsDocument, { ...filters, first: pageSize, after });
  const info = page.data?.actors.pageInfo;
  return (
    <tbody aria-busy={page.busy}>
      {page.data?.actors.nodes.map((a) => <Row key={a.id} of={a} />)}
      {failedHere(page) || (last && info?.hasNextPage) ? (
        <tr>
          <td colspan={4}>
            {failedHere(page) ? <Failed of={page} /> : <button onClick={() => onMore(info!.endCursor!)}>{t('more')}</button>}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

type Listed = ListActorsQuery['actors']['nodes'][number];

const Table = ({ children }: { children: ComponentChildren }) => (
  <table class="actors">
    <thead>
      <tr>
        <th scope="col">{t('list.name')}</th>
        <th scope="col">{t('list.kind')}</th>
        <th scope="col" class="number">{t('list.links')}</th>
        <th scope="col" class="wide">{t('list.about')}</th>
      </tr>
    </thead>
    {children}
  </table>
);

const Row = ({ of, note }: { of: Listed; note?: ComponentChildren }) => (
  <tr>
    <th scope="row"><ActorLink of={of} />{note}{aboutOf(of) ? <small class="second"><bdi>{aboutOf(of)}</bdi></small> : null}</th>
    <td><Kind kind={of.kind} />{of.__typename === 'Organisation' ? <span class="class"> · {t(`class.${of.classification}`)}</span> : null}</td>
    <td class="number" data-head={t('list.links')}>{number(of.degree)}</td>
    <td class="wide">{'jobTitle' in of && of.jobTitle ? <p class="job"><bdi>{of.jobTitle}</bdi></p> : null}<bdi>{of.summary}</bdi></td>
  </tr>
);

/** What was found for a text: everywhere in the area, the best first. */
function Found({ text, area }: { text: string; area: string }) {
  const found = useAnswer(FindActorsDocument, { text, area, kinds: kindsAsked(), first: mostFound });
  return (
    <Answer of={found}>
      {({ search }) => (
        <>
          <p role="status">{t('list.found', { count: search.length })}</p>
          {search.length === 0 ? (
            <Empty text={t('list.nobodyNamed')}>
              {kindsAsked() ? <p>{t('list.filterAway')}</p> : null}
              {mayWrite(area) ? <a class="button" href={`${areaPath(area, 'add')}?name=${encodeURIComponent(text)}`}>{t('nav.add')}</a> : null}
            </Empty>
          ) : (
            <Table>
              <tbody>
                {search.map(({ actor, matched, match }) => (
                  <Row key={actor.id} of={actor} note={matched === actor.name ? null : <small> {t(match === 'TYPO' ? 'list.typo' : 'list.also')} <bdi>{matched}</bdi></small>} />
                ))}
              </tbody>
            </Table>
          )}
        </>
      )}
    </Answer>
  );
}
