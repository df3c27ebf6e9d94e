// The page of somebody on the map: who they are, how they are tied, where they stand, whom they met, what was changed about
// them and who said so. Each part has an address of its own.
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../data';
import { ActorDocument, type ActorQuery } from '../gql/graphql';
import { number, t } from '../i18n';
import { actorPath, areaPath, place } from '../route';
import { lookAt, mayWrite } from '../session';
import { Answer, Kind, Name, Tabs, Title } from '../ui';
import { About } from './actor/about';
import { History } from './actor/history';
import { Links } from './actor/links';
import { Meetings } from './actor/meetings';
import { Sources } from './actor/sources';
import { Stands } from './actor/stands';

/** A record with what its page needs of it. */
export type Subject = Extract<NonNullable<ActorQuery['node']>, { readonly area: object }>;

export interface Part {
  readonly of: Subject;
  /** Whether the reader may write in the record's area. */
  readonly mine: boolean;
}

const parts = { '': About, links: Links, stands: Stands, meetings: Meetings, history: History, sources: Sources } as const;

export default function ActorPage() {
  const [, id = '', view = ''] = place.value.parts;
  const asked = useAnswer(ActorDocument, { id });
  return (
    <div class="page actor">
      <Answer of={asked}>
        {({ node }) => (node && 'area' in node ? <Whole of={node} view={view} /> : <Gone />)}
      </Answer>
    </div>
  );
}

/** A record that was removed, or is not the reader's to see. */
const Gone = () => (
  <>
    <Title>{t('actor.gone')}</Title>
    <p>{t('nowhere.text')}</p>
    <p><a href="/">{t('nowhere.home')}</a></p>
  </>
);

function Whole({ of, view }: { of: Subject; view: string }) {
  useEffect(() => lookAt(of.area.slug), [of.area.slug]);
  const Shown = parts[view as keyof typeof parts] ?? About;
  const counted = (name: string, count: number) => (count > 0 ? `${name} (${number(count)})` : name);
  const tabs = [
    { view: '', name: t('actor.about') },
    { view: 'links', name: counted(t('actor.links'), of.degree) },
    { view: 'stands', name: counted(t('actor.stands'), of.assessments.totalCount) },
    { view: 'meetings', name: counted(t('actor.meetings'), of.meetings.totalCount) },
    { view: 'history', name: t('actor.history') },
    { view: 'sources', name: t('actor.sources') },
  ];
  return (
    <>
      <p class="where">
        <Kind kind={of.kind} />
        {of.__typename === 'Organisation' ? <span>{t(`class.${of.classification}`)}</span> : null}
        <a href={areaPath(of.area.slug)}><bdi>{of.area.name}</bdi></a>
      </p>
      <Title><Name of={of} /></Title>
      <p class="where">
        <a href={`${areaPath(of.area.slug, 'map')}?focus=${of.id}`}>{t('map.onMap')}</a>
        <a href={actorPath(of.id, 'ways')}>{t('actor.ways')}</a>
      </p>
      <Tabs label="actor.parts" current={view} tabs={tabs.map((tab) => ({ ...tab, href: actorPath(of.id, tab.view) }))} />
      <Shown of={of} mine={mayWrite(of.area.slug)} />
    </>
  );
}
