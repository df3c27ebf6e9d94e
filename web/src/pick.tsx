// Naming somebody who is on the map: part of the name is typed, and one of those found is chosen. A combobox as ARIA has
// it: arrows move, Enter chooses, Escape takes back what was typed.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useAnswer } from './data';
import { type ActorKind, type FaceFragment, FindActorsDocument, type FindActorsQuery, ListActorsDocument, type NamesakeFragment } from './gql/graphql';
import { t } from './i18n';
import { lastArea } from './session';
import { Field, Kind, Name, aboutOf, dirOf } from './ui';
import { failureWord } from './words';

export type Face = Pick<FaceFragment, 'id' | 'kind' | 'name' | 'nameLanguage'>;

const most = 8;
/** How many are looked through where some of them are to come first. */
const wide = 40;
/** How long one pauses in typing before it is looked for, in ms. */
const pause = 150;

type Found = FindActorsQuery['search'][number]['actor'];
type Offered = NamesakeFragment & { readonly area?: Found['area'] };

interface Picking {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  /** Whom to look among: an area's slug, everybody if left out; and of which kinds. */
  area?: string | undefined;
  kinds?: readonly ActorKind[] | undefined;
  /** The leaders of the area of this slug are offered first, then others of it. */
  leadersOf?: string | undefined;
  /** Who cannot be chosen, by id. */
  without?: readonly string[];
  /** What stands between the label and the field, such as those chosen before. */
  before?: ComponentChildren;
  value: Face | null;
  /** null: what was typed was taken away. */
  onChange: (value: Face | null) => void;
}

/** The leaders of an area whom one can choose without typing, once it is `wanted`. */
function useLeaders(of: string | null, wanted: boolean, without: readonly string[]): readonly Offered[] {
  const asked = useAnswer(ListActorsDocument, of && wanted ? { area: of, kinds: ['LEADER'], first: most + without.length } : null);
  return wanted ? (asked.data?.actors.nodes.filter((a) => !without.includes(a.id)).slice(0, most) ?? []) : [];
}

/** Whether a form holds a name that was typed and stands for nobody yet; that field is shown then. */
export function unchosen(form: HTMLFormElement | null): boolean {
  const pending = form?.querySelector<HTMLInputElement>('[role=combobox]:invalid');
  pending?.focus();
  return !!pending;
}

export function Pick({ label, help, error, area, kinds, leadersOf, without = [], before, value, onChange }: Picking) {
  const list = useId();
  const [text, setText] = useState<string | null>(null); // null: nothing is being typed
  const [looked, setLooked] = useState('');
  const [at, setAt] = useState(-1); // -1: none is marked yet
  const [focused, setFocused] = useState(false);
  const [offering, setOffering] = useState(false); // those who can be chosen without typing
  const [left, setLeft] = useState(false); // with something typed and nobody chosen
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.setCustomValidity(text?.trim() ? t('pick.unchosen') : ''), [text]);
  useEffect(() => {
    const timer = setTimeout(() => setLooked(text?.trim() ?? ''), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const rank = (a: Found) => (!leadersOf || a.area.slug !== leadersOf ? 2 : a.kind === 'LEADER' ? 0 : 1);
  const asked = useAnswer(FindActorsDocument, text !== null && looked ? { text: looked, area: area ?? null, kinds: kinds ?? null, first: leadersOf ? wide : most + without.length } : null);
  const last = useRef<readonly Found[]>([]);
  if (asked.data) last.current = asked.data.search.map((s) => s.actor).sort((a, b) => rank(a) - rank(b));
  const near = leadersOf ?? area ?? lastArea.value;
  const typing = !!text?.trim();
  const leaders = useLeaders(leadersOf || kinds?.join() === 'LEADER' ? near : null, focused && offering && !typing, without);
  const found: readonly Offered[] = typing ? (looked ? last.current.filter((a) => !without.includes(a.id)).slice(0, most) : []) : leaders;
  const open = focused && (typing ? looked !== '' : leaders.length > 0);
  const behind = typing && (asked.busy || looked !== text?.trim()); // what is shown was found for less than was typed
  const here = Math.min(at, found.length - 1);

  const typed = (now: string | null) => {
    setText(now);
    setLeft(false);
    setAt(now?.trim() ? 0 : -1);
    setOffering(now !== null);
  };
  const choose = (a: Face | undefined) => {
    if (!a) return;
    typed(null);
    onChange(a);
  };
  // What was typed names the only one who was found; else it stays, and says that nobody was chosen.
  const leave = () => {
    setFocused(false);
    if (!text?.trim()) typed(null);
    else if (found.length === 1 && !behind) choose(found[0]);
    else setLeft(true);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (text !== null || open)) typed(null);
    else if (event.key === 'Enter' && (text !== null || (open && here >= 0))) {
      if (!behind) choose(found[here]); // else: what is being typed sends no form
    } else if (event.key === 'ArrowDown' && !open && !typing) setOffering(true);
    else if (!open || found.length === 0) return;
    else if (event.key === 'ArrowDown') setAt((here + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((Math.max(here, 0) + found.length - 1) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Field label={label} help={help} error={left ? t('pick.unchosen') : error}>
      {(input) => (
        <>
          {before}
          <div class="pick">
            <input
              {...input}
              ref={box}
              role="combobox"
              dir={dirOf(text ?? value?.name)}
              lang={text === null ? (value?.nameLanguage ?? undefined) : undefined}
              autocomplete="off"
              aria-autocomplete="list"
              aria-expanded={open}
              aria-controls={open ? list : undefined}
              aria-activedescendant={open && here >= 0 ? `${list}-${here}` : undefined}
              placeholder={t('pick.hint')}
              value={text ?? value?.name ?? ''}
              onFocus={(e) => {
                setFocused(true);
                setOffering(!value);
                e.currentTarget.select();
              }}
              onClick={() => typing || open || setOffering(true)}
              onInput={(e) => {
                typed(e.currentTarget.value);
                if (e.currentTarget.value.trim() === '' && value) onChange(null);
              }}
              onKeyDown={keys}
              onBlur={leave}
            />
            {open ? (
              <div class="picks" aria-busy={behind}>
                <ul role="listbox" id={list} aria-label={label}>
                  {found.map((a, i) => (
                    <li key={a.id} role="option" id={`${list}-${i}`} aria-selected={i === here} onPointerDown={(e) => e.preventDefault()} onClick={() => choose(a)}>
                      <Kind kind={a.kind} bare /> <Name of={a} /> <span class="hidden">{t(`kind.${a.kind}`)}</span>
                      {a.area && a.area.slug !== near ? <small><bdi>{a.area.name}</bdi></small> : null}
                      {aboutOf(a) ? <small class="second"><bdi>{aboutOf(a)}</bdi></small> : null}
                    </li>
                  ))}
                </ul>
                <p class="help" role="status">{asked.failure ? failureWord(asked.failure) : typing && asked.data && found.length === 0 ? t('pick.none') : ''}</p>
              </div>
            ) : null}
          </div>
        </>
      )}
    </Field>
  );
}
