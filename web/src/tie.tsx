// A tie as one tells it: with whom, how, how well, and how one knows. Where somebody is added, and where a link is.
import { useAnswer } from './data';
import { type ActorKind, ActorLinksDocument, type Basis, type LinkType } from './gql/graphql';
import { isolated, listed, t } from './i18n';
import { type Face, Pick } from './pick';
import { actorPath } from './route';
import { me } from './session';
import { Choice, Field, dirOf } from './ui';
import { linkWord, strengths } from './words';

export interface Tie {
  readonly other: Face | null;
  /** How they are tied, seen from the one whose tie it is; '': not said yet. */
  readonly how: How | '';
  readonly strength: number | null;
  readonly basis: Basis | null;
  readonly source: string;
}
export type How = `${LinkType}.${'OUT' | 'IN'}`;

export const noTie: Tie = { other: null, how: '', strength: null, basis: null, source: '' };

/** How somebody of one kind can be tied to one of another, in the order in which people are offered it. */
export function hows(self: ActorKind, other: ActorKind): How[] {
  const out: How[] = [];
  for (const { type, symmetric, ends } of me.value?.linkTypes ?? []) {
    if (ends.some((e) => e.from === self && e.to === other)) out.push(`${type}.OUT`);
    if (!symmetric && ends.some((e) => e.from === other && e.to === self)) out.push(`${type}.IN`);
  }
  return out;
}

/** What is meant until somebody says otherwise: people who are named together know each other. Nothing is of organisations. */
export const usualHow = (self: ActorKind, other: ActorKind | undefined): How | '' => (other && other !== 'ORGANISATION' && self !== 'ORGANISATION' ? 'KNOWS.OUT' : '');

/** The same tie for somebody of this kind: how they are tied stays where it can be. */
export function fitted(tie: Tie, self: ActorKind): Tie {
  if (!tie.other) return { ...tie, how: '' };
  if (tie.how && hows(self, tie.other.kind).includes(tie.how)) return tie;
  return { ...tie, how: usualHow(self, tie.other.kind) };
}

/** The type and the ends of a link, for a server that is told which end is whose. */
export function endsOf(tie: Tie, self: string): { type: LinkType; from: string; to: string } | undefined {
  if (!tie.other || !tie.how) return undefined;
  const [type, direction] = tie.how.split('.') as [LinkType, 'OUT' | 'IN'];
  return direction === 'OUT' ? { type, from: self, to: tie.other.id } : { type, from: tie.other.id, to: self };
}

export function howWord(how: How, self: string, other: string): string {
  const [type, direction] = how.split('.') as [LinkType, 'OUT' | 'IN'];
  return `${isolated(self)} ${linkWord(type, direction)} ${isolated(other)}`;
}

interface Fields {
  tie: Tie;
  self: { readonly id?: string; readonly kind: ActorKind; readonly name: string };
  area: string;
  onChange: (tie: Tie) => void;
  /** What is wrong with each field, by the names that the server calls them. */
  error: (...fields: string[]) => string | undefined;
}

export function TieFields({ tie, self, area, onChange, error }: Fields) {
  const set = (part: Partial<Tie>) => onChange({ ...tie, ...part });
  const name = self.name.trim() || t(self.kind === 'ORGANISATION' ? 'tie.thisBody' : 'tie.thisPerson');
  return (
    <>
      <Pick
        label={t('tie.with')} help={t(self.id ? 'tie.with.first' : 'tie.with.help')} error={error('to', 'from')} leadersOf={area}
        without={self.id ? [self.id] : []} value={tie.other} onChange={(other) => onChange(fitted({ ...tie, other }, self.kind))}
      />
      {self.id && tie.other ? <Already self={{ id: self.id, name }} other={tie.other} /> : null}
      {tie.other ? (
        <>
          <Field label={t('tie.how')} error={error('type')}>
            {(input) => (
              <select {...input} value={tie.how} onChange={(e) => set({ how: e.currentTarget.value as How | '' })}>
                {tie.how ? null : <option value="">{t('tie.choose')}</option>}
                {hows(self.kind, tie.other!.kind).map((h) => <option key={h} value={h}>{howWord(h, name, tie.other!.name)}</option>)}
              </select>
            )}
          </Field>
          <Strength knows={tie.how.startsWith('KNOWS.')} value={tie.strength} onChange={(strength) => set({ strength })} error={error('strength')} />
          <BasisChoice value={tie.basis} onChange={(basis) => set({ basis })} error={error('basis')} />
          <Field label={t('tie.source')} help={t('tie.source.help')} error={error('source')}>
            {(input) => <input {...input} dir={dirOf(tie.source)} autocomplete="off" value={tie.source} onInput={(e) => set({ source: e.currentTarget.value })} />}
          </Field>
        </>
      ) : null}
    </>
  );
}

/** The ties that the two have already, so that nobody tells one a second time; of very many of one's ties, the first. */
function Already({ self, other }: { self: { readonly id: string; readonly name: string }; other: Face }) {
  const node = useAnswer(ActorLinksDocument, { id: self.id }).data?.node;
  const edges = node && 'links' in node ? node.links.edges.filter((e) => e.other.id === other.id) : [];
  const ties = edges.map(({ direction, node: { type, strength } }) => {
    const tie = howWord(`${type}.${direction === 'IN' ? 'IN' : 'OUT'}`, self.name, other.name);
    return strength == null ? tie : `${tie} (${t('strength', { strength })})`;
  });
  return <div role="status">{ties.length > 0 ? <p class="already">{t('tie.already', { ties: listed(ties) })} <a href={actorPath(self.id, 'links')}>{t('tie.correct')}</a></p> : null}</div>;
}

/** How well they know each other, in words, or how strong another link is, as a number; not asked is an answer too, and no zero. */
export function Strength({ knows, value, onChange, error }: { knows: boolean; value: number | null; onChange: (strength: number | null) => void; error?: string | undefined }) {
  return (
    <Choice
      legend={t(knows ? 'tie.howWell' : 'tie.howStrong')} error={error} value={value === null ? '' : String(value)} onChange={(v) => onChange(v ? Number(v) : null)}
      options={[...strengths.map((s) => ({ value: String(s), label: knows ? t(`strength.${s}`) : t('strength', { strength: s }) })), { value: '', label: t('strength.unasked') }]}
    />
  );
}

const bases: readonly Basis[] = ['FACT', 'ASSUMPTION', 'HEARSAY'];

export const BasisChoice = ({ value, onChange, error }: { value: Basis | null; onChange: (basis: Basis) => void; error?: string | undefined }) => (
  <Choice legend={t('tie.basis')} error={error} value={value} onChange={onChange} options={bases.map((b) => ({ value: b, label: t(`basis.${b}`) }))} />
);
