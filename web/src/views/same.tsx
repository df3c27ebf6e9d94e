// Who is on the map already under the name that is being typed: offered before somebody is added twice.
import { useAnswer, usePaused } from '../data';
import { LikelySameDocument } from '../gql/graphql';
import { t } from '../i18n';
import type { Face } from '../pick';
import { actorPath } from '../route';
import { Kind, Name, aboutOf } from '../ui';

const leastLetters = 3;
const most = 4;

export function Same({ name, area, onChoose }: { name: string; area: string; onChoose: (same: Face) => void }) {
  const text = usePaused(name.trim());
  const asked = useAnswer(LikelySameDocument, name.trim() && [...text].length >= leastLetters ? { text } : null);
  // Those of this area first; the server's order, from the whole name to a slip of the finger, otherwise.
  const found = [...(asked.data?.search ?? [])].sort((a, b) => Number(a.actor.area.slug !== area) - Number(b.actor.area.slug !== area)).slice(0, most);
  return (
    <div class="same" role="status">
      {found.length > 0 ? <p>{t(found.some((f) => f.match === 'EXACT') ? 'same.exact' : 'same.perhaps')}</p> : null}
      {found.length > 0 ? (
        <ul>
          {found.map(({ actor, matched, match }) => (
            <li key={actor.id}>
              <span class="who">
                <Kind kind={actor.kind} />
                <a href={actorPath(actor.id)}><Name of={actor} /></a>
                {matched === actor.name ? null : <small>{t(match === 'TYPO' ? 'list.typo' : 'list.also')} <bdi>{matched}</bdi></small>}
                {actor.area.slug === area ? null : <small><bdi>{actor.area.name}</bdi></small>}
                {aboutOf(actor) ? <small class="second"><bdi>{aboutOf(actor)}</bdi></small> : null}
              </span>
              <button type="button" onClick={() => onChoose(actor)}>{t('same.choose')}<span class="hidden"> <Name of={actor} /></span></button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
