// What was said of somebody on an issue, and the menu that says it anew: a press on a band or a number is recorded at once,
// with one optional line on why, and can be undone from where it is told.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAnswer } from './data';
import { useDraft } from './draft';
import { type CampaignRole, type Support, WordsDocument } from './gql/graphql';
import { date, rtl, t } from './i18n';
import { mayWrite } from './session';
import { type Said, type Word, influenceWord, record } from './standing';
import { ActorLink, Answer, Field, Kind, dirOf } from './ui';
import { campaignRoles, influences, supports } from './words';

interface Menu {
  issue: { readonly id: string; readonly area: { readonly slug: string } };
  actor: string;
  /** A date in the past that is looked at: nothing is recorded then. */
  on: string | null;
  onClose: () => void;
  /** Says what was recorded, so that it can be shown before it is asked for. */
  onSaid?: (said: Said) => void;
}

const shownWords = 3;

export function StandMenu({ issue, actor, on, onClose, onSaid }: Menu) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = useAnswer(WordsDocument, { actor, issue: issue.id, last: shownWords });
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="stand-menu" aria-labelledby="stand-menu-title" onClose={onClose} onClick={(e) => e.target === dialog.current && close()} onKeyDown={(e) => e.key === 'Escape' && e.stopPropagation()}>
      <div>
        <Answer of={words}>
          {({ node }) => {
            if (!node || !('assessments' in node)) return <p id="stand-menu-title" role="alert">{t('standing.gone')}</p>;
            const said = [...node.assessments.nodes].reverse();
            const latest = said[0];
            return (
              <>
                <h2 id="stand-menu-title" tabindex={-1}><ActorLink of={node} /> <small><Kind kind={node.kind} /></small></h2>
                {latest ? <Spoken words={said} /> : <p>{t('standing.nobodySaid')}</p>}
                {on ? <p class="help">{t('standing.past', { on: date(on) })}</p> : null}
                {!on && mayWrite(issue.area.slug) ? <Saying of={{ id: node.id, name: node.name }} person={node.kind !== 'ORGANISATION'} issue={issue} latest={latest} onDone={close} onSaid={onSaid} /> : null}
                {mayWrite(issue.area.slug) ? null : <p class="help">{t('standing.mayNot')}</p>}
              </>
            );
          }}
        </Answer>
        <button class="plain close" onClick={close} aria-label={t('close')}>×</button>
      </div>
    </dialog>
  );
}

const Spoken = ({ words }: { words: readonly Word[] }) => (
  <ul class="spoken" aria-label={t('standing.words')}>
    {words.map((w) => (
      <li key={w.id}>
        {[t(`support.${w.support}`), influenceWord(w.influence), ...w.roles.map((r) => t(`campaign.${r}`))].join(' · ')}
        {w.note ? <q><bdi>{w.note}</bdi></q> : null}
        <small><bdi>{w.assessor?.name ?? t('standing.imported')}</bdi>, {date(w.on)}</small>
      </li>
    ))}
  </ul>
);

interface SayingShown {
  of: { readonly id: string; readonly name: string };
  person: boolean;
  issue: Menu['issue'];
  latest: Word | undefined;
  onDone: () => void;
  onSaid: ((said: Said) => void) | undefined;
}

function Saying({ of, person, issue, latest, onDone, onSaid }: SayingShown) {
  const [why, setWhy, forget] = useDraft(`why ${issue.id} ${of.id}`, () => '');
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const bands = useRef<HTMLDivElement>(null);
  useEffect(() => bands.current?.querySelector<HTMLElement>('[aria-pressed=true], button')?.focus(), []);
  const say = async (said: Said) => {
    setBusy(true);
    const refused = await record(issue, of, said, why);
    setBusy(false);
    setErrors(refused);
    if (refused.size > 0) return;
    forget();
    onSaid?.(said);
    onDone();
  };
  const other = [...errors].filter(([field]) => field !== 'note' && field !== 'roles').map(([, text]) => text);
  return (
    <>
      {latest?.visibility === 'PRIVATE' ? <p class="help">{t('standing.private')}</p> : null}
      <Field label={t('standing.why')} help={t('standing.whyHelp')} error={errors.get('note')}>
        {(input) => <input {...input} dir={dirOf(why)} autocomplete="off" value={why} onInput={(e) => setWhy(e.currentTarget.value)} />}
      </Field>
      {other.length > 0 ? <p class="failed" role="alert">{other.join(' ')}</p> : null}
      <fieldset disabled={busy}>
        <legend>{t(latest ? 'standing.moveTo' : 'standing.place')}</legend>
        <div class="bands" ref={bands} onKeyDown={step}>
          {supports.map((s) => <Band key={s} of={s} now={latest?.support === s} onClick={() => void say({ support: s })} />)}
        </div>
      </fieldset>
      <fieldset disabled={busy}>
        <legend>{t('standing.sway')}</legend>
        <div class="sways" onKeyDown={step}>
          {influences.map((n) => (
            <button key={n} type="button" aria-pressed={latest?.influence === n} onClick={() => void say({ influence: n })}><b>{n}</b> {t(`influence.${n}`)}</button>
          ))}
          <button type="button" aria-pressed={!!latest && latest.influence === null} onClick={() => void say({ influence: null })}>{t('influence.unknownShort')}</button>
        </div>
      </fieldset>
      <Roles person={person} said={latest?.roles ?? []} error={errors.get('roles')} busy={busy} onSave={(roles) => void say({ roles })} />
    </>
  );
}

/** Arrows go from one button of a row to the next. */
function step(event: KeyboardEvent): void {
  const forwards = rtl() ? 'ArrowLeft' : 'ArrowRight';
  const backwards = rtl() ? 'ArrowRight' : 'ArrowLeft';
  const by = event.key === 'ArrowDown' || event.key === forwards ? 1 : event.key === 'ArrowUp' || event.key === backwards ? -1 : 0;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (by === 0 || at < 0) return;
  event.preventDefault();
  buttons[(at + by + buttons.length) % buttons.length]!.focus();
}

const Band = ({ of, now, onClick }: { of: Support; now: boolean; onClick: () => void }) => (
  <button type="button" class={`band ${of}`} aria-pressed={now} onClick={onClick}>
    {t(`support.${of}`)}{now ? <small> ({t('standing.here')})</small> : null}
  </button>
);

/** What somebody is to the campaign: several things at once, so chosen first and saved then. */
function Roles({ person, said, error, busy, onSave }: { person: boolean; said: readonly CampaignRole[]; error: string | undefined; busy: boolean; onSave: (roles: CampaignRole[]) => void }) {
  const [chosen, setChosen] = useState<readonly CampaignRole[]>(said);
  // Who decides is a person, never an institution.
  const offered = campaignRoles.filter((r) => person || r !== 'PRIMARY_TARGET' || said.includes(r));
  return (
    <details open={!!error}>
      <summary>{t('standing.roles')}</summary>
      <fieldset disabled={busy} aria-label={t('standing.roles')}>
        <div class="choices">
          {offered.map((r) => (
            <label key={r}>
              <input type="checkbox" checked={chosen.includes(r)} onChange={(e) => setChosen(e.currentTarget.checked ? [...chosen, r] : chosen.filter((c) => c !== r))} />
              {t(`campaign.${r}`)}
            </label>
          ))}
        </div>
        {error ? <p class="error">{error}</p> : null}
        <button type="button" onClick={() => onSave([...chosen])}>{t('save')}</button>
      </fieldset>
    </details>
  );
}
