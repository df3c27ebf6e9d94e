// The mapping client: add, look, show.
import { render } from 'preact';
import { preferred, speak } from './i18n';
import { followLinks } from './route';
import { App } from './shell';

await speak(preferred());
followLinks();
const app = document.getElementById('app')!;
app.textContent = '';
render(<App />, app);
