// Correcting a link: all that it says but its kind and its ends.
import { useState } from 'preact/hooks';
import { useDraft } from '../../draft';
import { type Basis, ChangeLinkDocument, type LinkRecordFragment, type Visibility } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { isolated, listed, t } from '../../i18n';
import { correct, gone } from '../../queue';
import { Value, fieldWord } from '../../said';
import { me } from '../../session';
import { BasisChoice, Strength } from '../../tie';
import { Choice, Field, FormEnd, dirOf, sayUndoable } from '../../ui';
import { byField, failureWord, visibilities } from '../../words';
import { Conflict, Gone, contest } from '../../conflict';

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
  other: { readonly id: string; readonly name: string };
  /** Takes the form as it comes. */
  form: (form: HTMLElement | null) => void;
  onDone: () => void;
}

/** Correcting one link: the draft, what is wrong with it, and what somebody else saved meanwhile. */
function useCorrecting({ link, other, onDone }: Editing) {
  const [{ base, draft }, setDraft, forget] = useDraft(`link ${link.id}`, () => ({ base: link as LinkRecordFragment, draft: draftOf(link) }));
  const [theirs, setTheirs] = useState<LinkRecordFragment>();
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const set = (part: Partial<Draft>) => setDraft((d) => ({ ...d, draft: { ...d.draft, ...part } }));
  const close = () => {
    forget();
    onDone();
  };
  const wrong = (found: ReadonlyMap<string, string>) => {
    setTheirs(undefined);
    setErrors(found);
  };
  const between = (now: Draft) => contest(changed(draft, draftOf(base)), changed(now, draftOf(base)), (f) => draft[f] === now[f]);
  const save = async (fields: readonly LinkField[], version: number): Promise<void> => {
    if (fields.length === 0) return close();
    setBusy(true);
    try {
      const patch = Object.fromEntries(fields.map((f) => [f, draft[f] === '' ? null : draft[f]]));
      const { changeLink: done } = await correct(ChangeLinkDocument, { id: link.id, expectedVersion: version, ...patch }, (a) => a.changeLink.userErrors);
      setLost(gone(done.userErrors));
      if (gone(done.userErrors)) return wrong(new Map());
      if (done.userErrors.some((e) => e.code === 'CONFLICT') && done.link) {
        const { contested, alone } = between(draftOf(done.link));
        return contested.length > 0 ? setTheirs(done.link) : await save(alone, done.link.version);
      }
      if (done.userErrors.length > 0) return wrong(byField(done.userErrors));
      sayUndoable(t('links.corrected', { name: isolated(other.name), fields: listed(fields.map(fieldWord)) }), done.change);
      return close();
    } catch (cause) {
      return wrong(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  return { draft, theirs, errors, busy, lost, close, set, between, save, saveAll: () => save(changed(draft, draftOf(base)), base.version) };
}

export function LinkEditor(editing: Editing) {
  const { link, other, form } = editing;
  const { draft, theirs, errors, busy, lost, close, set, between, save, saveAll } = useCorrecting(editing);
  if (theirs) {
    const now = draftOf(theirs);
    const { contested, alone } = between(now);
    return (
      <Conflict
        key={theirs.version}
        fields={contested.map((f) => ({ field: f, mine: <Value field={f} value={draft[f]} />, theirs: <Value field={f} value={now[f]} /> }))}
        busy={busy} onCancel={close} onDecide={(kept) => void save([...alone, ...contested.filter((f) => kept.includes(f))], theirs.version)}
      />
    );
  }
  const symmetric = me.value?.linkTypes.find((l) => l.type === link.type)?.symmetric;
  const text = (field: 'role' | 'since' | 'until' | 'source' | 'note', help?: string) => (
    <Field label={fieldWord(field)} help={help} error={errors.get(field)}>
      {(input) => <input {...input} dir={dirOf(draft[field])} autocomplete="off" value={draft[field]} onInput={(e) => set({ [field]: e.currentTarget.value })} />}
    </Field>
  );
  return (
    <form ref={form} class="link-editor telling" noValidate onSubmit={(e) => { e.preventDefault(); void saveAll(); }}>
      <Strength knows={link.type === 'KNOWS'} value={draft.strength} onChange={(strength) => set({ strength })} error={errors.get('strength')} />
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
        options={visibilities.map((v) => ({ value: v, label: t(`visibility.${v}`) }))}
      />
      {[...errors].filter(([f]) => !(f in draft)).map(([f, why]) => <p class="failed" role="alert" key={f}>{why}</p>)}
      <p class="help">{t('links.otherKind')}</p>
      {lost ? <Gone record={link.id} area={link.area.slug} actor={other.id} onBack={() => void saveAll()} onCancel={close} /> : <FormEnd busy={busy} errors={errors} onCancel={close} />}
    </form>
  );
}
