// What is missing from the map of an area: each with what to do first, and the way to where it is done.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer } from '../data';
import { GapsDocument, type GapsQuery, type NamesakeFragment } from '../gql/graphql';
import { date, number, t } from '../i18n';
import { Does, Seen, Shown } from '../parts';
import { actorPath, areaPath, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { ActorLink, Answer, Kind, Title } from '../ui';
import { linkWord } from '../words';
import { Support, Twice, Unmet } from './people';

/** As many as the server gives, of which the first few are shown until somebody wants more. */
const given = 100;
const few = 12;
const ages = [6, 12, 24, 36];

export default function Missing() {
  const slug = place.value.parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  if (!area) return <div class="page"><Title>{slug}</Title><p>{t('list.noArea')}</p></div>;
  return (
    <div class="page">
      <Title>{t('missing.title', { area: area.name })}</Title>
      <p class="help">{t('missing.help')}</p>
      <Gaps area={slug} />
      <Unmet area={slug} />
      <Twice area={slug} />
      <Support area={slug} />
    </div>
  );
}

/** One thing that may be missing: how often it is (null: once, which is not counted), what is counted where that can be chosen, what to do first, and what it is about. */
export function Gap({ title, count, first, choice, children }: { title: string; count: number | null; first: string; choice?: ComponentChildren; children: ComponentChildren }) {
  const lacking = count !== 0;
  return (
    <section class={lacking ? 'gap' : 'gap none'}>
      <h2>{title} {count === null ? null : <span class="count">{lacking ? number(count) : t('missing.nothing')}</span>}</h2>
      {choice}
      {lacking ? <><p>{first}</p>{children}</> : null}
    </section>
  );
}

function Gaps({ area }: { area: string }) {
  const months = ages.find((n) => String(n) === place.value.query.get('months')) ?? 12;
  const asked = useAnswer(GapsDocument, { area, months, first: given });
  return (
    <Answer of={asked}>
      {({ gaps }) => (
        <>
          <Seen of={gaps.seen} />
          {gaps.withoutLeader ? (
            <Gap title={t('missing.noLeader')} count={null} first={t('missing.noLeaderDo')}><AddLeader area={area} /></Gap>
          ) : null}
          <Actors title={t('missing.unlinked')} first={t('missing.unlinkedDo')} of={gaps.unlinked} view="links" act={t('missing.addLink')} area={area} />
          <Actors title={t('missing.unassessed')} first={t('missing.unassessedDo')} of={gaps.unassessed} view="stands" act={t('missing.assess')} area={area} />
          <Actors title={t('missing.unsourced')} first={t('missing.unsourcedDo')} of={gaps.unsourced} view="" act={t('missing.addSource')} area={area} />
          <Gap title={t('missing.classes')} count={gaps.missingClasses.length} first={t('missing.classesDo')}>
            <ul class="chips">
              {gaps.missingClasses.map((c) => (
                <li key={c}>
                  {mayWrite(area) ? <a class="button" href={`${areaPath(area, 'add')}?kind=ORGANISATION&class=${c}`}>{t(`class.${c}`)}</a> : t(`class.${c}`)}
                </li>
              ))}
            </ul>
          </Gap>
          <OldLinks of={gaps.oldLinks} months={months} area={area} />
        </>
      )}
    </Answer>
  );
}

const AddLeader = ({ area }: { area: string }) => (
  mayWrite(area) ? <p><a class="button primary" href={`${areaPath(area, 'add')}?kind=LEADER`}>{t('away.addLeader')}</a></p> : null
);

/** Actors who lack something, each with the way to where it is put right. */
function Actors({ title, first, of, view, act, area }: { title: string; first: string; of: GapsQuery['gaps']['unlinked']; view: string; act: string; area: string }) {
  const [all, setAll] = useState(false);
  // Our own can be asked at the next meeting: they come last.
  const actors = [...of.actors].sort((a, b) => Number(a.kind === 'LEADER') - Number(b.kind === 'LEADER'));
  const shown = all ? actors : actors.slice(0, few);
  return (
    <Gap title={title} count={of.count} first={first}>
      <ul class="to-do">
        {shown.map((a) => <ToDo key={a.id} of={a} href={actorPath(a.id, view)} act={mayWrite(area) ? act : null} />)}
      </ul>
      <Shown shown={shown.length} count={of.count} more={shown.length < actors.length ? () => setAll(true) : undefined} />
    </Gap>
  );
}

export const ToDo = ({ of, href, act, children }: { of: NamesakeFragment; href: string; act: string | null; children?: ComponentChildren }) => (
  <li>
    <span><Kind kind={of.kind} bare /> <ActorLink of={of} /> <Does of={of} />{children}</span>
    {act ? <a class="act" href={href} aria-label={t('missing.actFor', { act, name: of.name })}>{act}</a> : null}
  </li>
);

function OldLinks({ of, months, area }: { of: GapsQuery['gaps']['oldLinks']; months: number; area: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? of.links : of.links.slice(0, few);
  const choice = (
    <label class="inline">
      {t('missing.age')}{' '}
      <select value={months} onChange={(e) => setQuery({ months: e.currentTarget.value })}>
        {ages.map((n) => <option key={n} value={n}>{t('missing.months', { count: n })}</option>)}
      </select>
    </label>
  );
  return (
    <Gap title={t('missing.old', { months })} count={of.count} first={t('missing.oldDo')} choice={choice}>
      <ul class="to-do">
        {shown.map((l) => (
          <li key={l.id}>
            <span>
              <ActorLink of={l.from} /><Does of={l.from} within /> {linkWord(l.type, 'OUT')} <ActorLink of={l.to} /><Does of={l.to} within /> <span class="help">{t('missing.writtenOn', { date: date(l.updatedAt.slice(0, 10)) })}</span>
            </span>
            {mayWrite(area) ? <a class="act" href={actorPath(l.from.id, 'links')} aria-label={t('missing.actFor', { act: t('missing.check'), name: l.from.name })}>{t('missing.check')}</a> : null}
          </li>
        ))}
      </ul>
      <Shown shown={shown.length} count={of.count} more={shown.length < of.links.length ? () => setAll(true) : undefined} />
    </Gap>
  );
}
