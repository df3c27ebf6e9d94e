// Who stands where as a table: the equal of the pictures for whoever cannot see or use them, with the same menu.
import { isolated, number, t } from './i18n';
import type { StandFragment } from './gql/graphql';
import { Disagreed } from './stand-scene';
import { ActorLink, Kind } from './ui';

export interface Group {
  readonly key: string;
  readonly title: string;
  readonly stands: readonly StandFragment[];
  /** How many there are, given or not; left out where it is not known. */
  readonly count?: number;
}

/** sways: whether the groups say the influence already, so that the column says where they stand. */
export function StandTable({ groups, sways, onMove }: { groups: readonly Group[]; sways?: boolean; onMove?: ((id: string) => void) | undefined }) {
  return (
    <table class="stand-table">
      <thead>
        <tr>
          <th scope="col">{t('standing.name')}</th>
          <th scope="col">{t(sways ? 'standing.support' : 'standing.influence')}</th>
          {onMove ? <th scope="col"><span class="hidden">{t('standing.action')}</span></th> : null}
        </tr>
      </thead>
      {groups.map((g) => (
        <tbody key={g.key}>
          <tr class="group"><th scope="rowgroup" colspan={onMove ? 3 : 2} id={`group-${g.key}`}>{g.title}</th></tr>
          {g.stands.map((s) => <Row key={s.actor.id} of={s} sways={!!sways} onMove={onMove} />)}
          {g.count && g.count > g.stands.length ? <tr><td class="help" colspan={onMove ? 3 : 2}>{t('list.shown', { shown: number(g.stands.length), count: number(g.count) })}</td></tr> : null}
        </tbody>
      ))}
    </table>
  );
}

function Row({ of, sways, onMove }: { of: StandFragment; sways: boolean; onMove: ((id: string) => void) | undefined }) {
  const influence = of.influence === null ? t('influence.unknownShort') : t('influence.short', { influence: of.influence, word: t(`influence.${of.influence as 0}`) });
  return (
    <tr>
      <th scope="row">
        <Kind kind={of.actor.kind} bare /> <ActorLink of={of.actor} /> <small>{t(`kind.${of.actor.kind}`)}{of.roles.map((r) => ` · ${t(`campaign.${r}`)}`)}</small>
        {of.disagreed ? <small class="differs"><svg width="16" height="12" viewBox="-8 -6 16 12" aria-hidden="true"><Disagreed /></svg> {t('standing.disagreed')}</small> : null}
      </th>
      <td data-head={t(sways ? 'standing.support' : 'standing.influence')}>{sways ? t(`support.${of.support}`) : influence}</td>
      {onMove ? <td><button onClick={() => onMove(of.actor.id)} aria-haspopup="dialog" aria-label={t('standing.moveLabel', { name: isolated(of.actor.name) })}>{t('standing.move')}</button></td> : null}
    </tr>
  );
}
