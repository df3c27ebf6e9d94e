// Correcting a link: all that it says but its kind and its ends.
import { useState } from 'preact/hooks';
import { type Basis, ChangeLinkDocument, type LinkRecordFragment, type Visibility } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { listed, t } from '../../i18n';
import { send } from '../../queue';
import { Value, fieldWord } from '../../said';
import { me } from '../../session';
import { BasisChoice, Strength, isolated } from '../../tie';
import { Choice, Field, sayUndoable } from '../../ui';
import { byField, failureWord } from '../../words';
import { Conflict } from './conflict';

interface Draft {
  readonly strength: number | null;
  readonly mutual: boolean | null;
  readonly role: string;
  readonly since: string;
  readonly until: string;
  readonly basis: Basis | null;
  readonly source: string;
  readonly note: string;
  readonly visibility: Visibility;
}
type LinkField = keyof Draft;

const draftOf = (l: LinkRecordFragment): Draft => ({
  strength: l.strength ?? null, mutual: l.mutual ?? null, role: l.role ?? '', since: l.since ?? '', until: l.until ?? '',
  basis: l.basis ?? null, source: l.source ?? '', note: l.note ?? '', visibility: l.visibility,
});

const changed = (mine: Draft, base: Draft): LinkField[] => (Object.keys(mine) as LinkField[]).filter((f) => mine[f] !== base[f]);

interface Editing {
  link: LinkRecordFragment & { readonly area: { readonly slug: string } };
  people: boolean;
  other: string;
  /** Takes the form as it comes. */
  form: (form: HTMLElement | null) => void;
  onDone: () => void;
}

export function LinkEditor({ link, people, other, form, onDone }: Editing) {
  const [base] = useState(link);
  const [draft, setDraft] = useState(draftOf(link));
  const [theirs, setTheirs] = useState<LinkRecordFragment>();
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Draft>) => setDraft((d) => ({ ...d, ...part }));

  const save = async (fields: readonly LinkField[], version: number) => {
    if (fields.length === 0) return onDone();
    setBusy(true);
    try {
      const patch = Object.fromEntries(fields.map((f) => [f, draft[f] === '' ? null : draft[f]]));
      const { changeLink: done } = await send(ChangeLinkDocument, { id: link.id, expectedVersion: version, ...patch });
      if (done.userErrors.some((e) => e.code === 'CONFLICT') && done.link) return setTheirs(done.link);
      if (done.userErrors.length > 0) return setErrors(byField(done.userErrors));
      sayUndoable(t('links.corrected', { name: isolated(other), fields: listed(fields.map(fieldWord)) }), link.id, link.area.slug);
      return onDone();
    } catch (cause) {
      return setErrors(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };

  if (theirs) {
    const now = draftOf(theirs);
    const differing = changed(draft, draftOf(base)).filter((f) => draft[f] !== now[f]);
    return (
      <Conflict
        fields={differing.map((f) => ({ field: f, mine: <Value field={f} value={draft[f]} />, theirs: <Value field={f} value={now[f]} /> }))}
        busy={busy} onCancel={onDone} onDecide={(kept) => void save(differing.filter((f) => kept.includes(f)), theirs.version)}
      />
    );
  }
  const symmetric = me.value?.linkTypes.find((l) => l.type === link.type)?.symmetric;
  const text = (field: 'role' | 'since' | 'until' | 'source' | 'note', help?: string) => (
    <Field label={fieldWord(field)} help={help} error={errors.get(field)}>
      {(input) => <input {...input} dir="auto" autocomplete="off" value={draft[field]} onInput={(e) => set({ [field]: e.currentTarget.value })} />}
    </Field>
  );
  return (
    <form ref={form} class="link-editor telling" noValidate onSubmit={(e) => { e.preventDefault(); void save(changed(draft, draftOf(base)), base.version); }}>
      <Strength people={people} value={draft.strength} onChange={(strength) => set({ strength })} error={errors.get('strength')} />
      <BasisChoice value={draft.basis} onChange={(basis) => set({ basis })} error={errors.get('basis')} />
      {symmetric ? (
        <Choice
          legend={t('links.both')} value={draft.mutual === null ? '' : String(draft.mutual)} error={errors.get('mutual')}
          onChange={(v) => set({ mutual: v === '' ? null : v === 'true' })}
          options={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }, { value: '', label: t('strength.unasked') }]}
        />
      ) : null}
      {text('role')}
      <div class="pair">{text('since', t('links.dateHelp'))}{text('until', t('links.dateHelp'))}</div>
      {text('source', t('tie.source.help'))}
      {text('note')}
      <Choice
        legend={t('field.visibility')} error={errors.get('visibility')} value={draft.visibility} onChange={(visibility) => set({ visibility })}
        options={(['AREA', 'PROJECT', 'PRIVATE'] as const).map((v) => ({ value: v, label: t(`visibility.${v}`) }))}
      />
      {[...errors].filter(([f]) => !(f in draft)).map(([f, why]) => <p class="failed" role="alert" key={f}>{why}</p>)}
      <p class="help">{t('links.otherKind')}</p>
      <p class="actions">
        <button class="primary" disabled={busy}>{t(busy ? 'saving' : 'save')}</button>
        <button type="button" onClick={onDone}>{t('cancel')}</button>
      </p>
    </form>
  );
}
