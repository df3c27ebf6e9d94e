// The views of the coordinator's questions, each in both languages, light and dark, and on the narrowest phone.
import { accessible, claim, fits, laptop, people, phone } from './harness.mjs';

const councillor = 'act_0zqx0xERQcHLwFZqGjTTpw';
const council = 'act_6bs3zMBOi81OEaCqxmepem';

/** Where each view is, and what is there once it is whole. */
const views = [
  [`/a/boston/ways?to=${councillor}`, '.sentences li'],
  [`/a/boston/ways?to=${council}`, '.known tbody tr'],
  [`/actor/${councillor}/ways?hops=1`, '.empty .button'],
  ['/a/boston/bridges', '.groups > li'],
  ['/a/boston/missing', '.tree li'],
  ['/a/boston/growth', '.chart'],
  ['/agenda', '.steps > li'],
  ['/help', 'dl'],
  ['/agenda?meet=new', 'form.meeting'],
];

const whole = async (page, mark) => {
  await page.locator(mark).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main [aria-busy=true], main .busy'));
};

const inLanguage = (at, language) => `${at}${at.includes('?') ? '&' : '?'}lang=${language}`;

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    claim(`the coordinator’s questions pass axe, ${language}, ${colorScheme}`, async ({ server, open }) => {
      const page = await open({ ...laptop, colorScheme }, { as: people.leader, at: inLanguage(views[0][0], language) });
      for (const [at, mark] of views) {
        await page.goto(server.url + inLanguage(at, language));
        await whole(page, mark);
        await accessible(page, `${at}, ${language}, ${colorScheme}`);
      }
    });
  }
  claim(`the coordinator’s questions fit a phone of 320 px, ${language}`, async ({ server, open }) => {
    const page = await open({ ...phone, viewport: { width: 320, height: 640 } }, { as: people.leader, at: inLanguage(views[0][0], language) });
    for (const [at, mark] of views) {
      await page.goto(server.url + inLanguage(at, language));
      await whole(page, mark);
      await fits(page, `${at}, ${language}`);
      await accessible(page, `${at} on a phone, ${language}`);
    }
  });
}
