// Signing in: by a one-time link, or by pasting a key. No puzzles, nothing to remember.
import { useEffect, useState } from 'preact/hooks';
import { t } from './i18n';
import { go } from './route';
import { type SignInResult, look, me, signIn } from './session';
import { LanguageChoice } from './shell';
import { Field, Title } from './ui';

/**
 * Where a one-time link leads. Its secret stands behind the #, which no server and no mail scanner is sent; it leaves the
 * address before anything else happens, and is spent by POST. Whoever is signed in as somebody already is asked first.
 */
export function Enter() {
  const [secret] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'asking' | 'trying' | Exclude<SignInResult, 'in'>>('trying');
  const enter = async () => {
    setState('trying');
    const result = await signIn({ link: secret });
    if (result === 'in') go('/', true);
    else setState(result);
  };
  useEffect(() => {
    history.replaceState(null, '', '/enter');
    if (!secret) {
      go('/', true);
      return;
    }
    look().then(() => (me.value ? setState('asking') : void enter()), () => setState('lost'));
  }, []);
  return (
    <main class="page narrow">
      <Title>{t('enter.title')}</Title>
      {state === 'trying' ? <p role="status">{t('enter.trying')}</p> : null}
      {state === 'asking' ? (
        <>
          <p>{t('enter.already', { name: me.value?.viewer.name ?? '' })}</p>
          <p class="actions">
            <button class="primary" onClick={() => void enter()}>{t('enter.anyway')}</button>
            <a class="button" href="/">{t('enter.stay')}</a>
          </p>
        </>
      ) : null}
      {state === 'refused' ? <p role="alert">{t('enter.refused')} <a href="/">{t('enter.other')}</a></p> : null}
      {state === 'lost' ? <p role="alert">{t('failure.lost')} <button onClick={() => void enter()}>{t('again')}</button></p> : null}
    </main>
  );
}

/** Asks for a key; over: above a page whose session has ended, which stays as it is. */
export function SignIn({ over }: { over?: boolean }) {
  const [key, setKey] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!key.trim()) return setError(t('signIn.empty'));
    setBusy(true);
    const result = await signIn({ key: key.trim() });
    setBusy(false);
    return setError(result === 'in' ? undefined : t(result === 'refused' ? 'signIn.refused' : 'failure.lost'));
  };
  const form = (
    <form onSubmit={(e) => void submit(e)} class="sign-in">
      <p>{t(over ? 'signIn.ended' : 'signIn.text')}</p>
      <Field label={t('signIn.key')} help={t('signIn.help')} error={error}>
        {(input) => <input {...input} type="password" autocomplete="off" value={key} onInput={(e) => setKey(e.currentTarget.value)} />}
      </Field>
      <button class="primary" disabled={busy}>{t('signIn')}</button>
      <p class="help">{t('signIn.link')}</p>
      {over ? null : <LanguageChoice />}
    </form>
  );
  if (over) return <div class="over" role="dialog" aria-modal="true" aria-label={t('signIn')}>{form}</div>;
  return (
    <main class="page narrow">
      <Title>Allymap</Title>
      {form}
    </main>
  );
}
