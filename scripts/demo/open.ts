import { launchWithExtension, openExtensionPage } from './browser.ts';

type Demo = {
  executablePath: string;
  profile: string;
  extension: string;
  practice: string;
  joinLink: () => string;
};

/**
 * Opens Chromium on the practice page, after connecting the extension by a join link as a person would, unless it is
 * connected already. `closed` settles when the browser is closed, by the person or by `close`.
 */
export async function openDemo({ joinLink, practice, ...launch }: Demo) {
  const context = await launchWithExtension({ ...launch, headless: false, ownsSignals: false });
  const closed = new Promise<void>((resolve) => void context.once('close', () => resolve()));
  const options = await openExtensionPage(context, 'options.html');
  const link = options.getByRole('textbox', { name: 'Join link' });
  const connected = options.getByRole('button', { name: 'Sign out' });
  await link.or(connected).first().waitFor();
  if (await link.isVisible()) {
    await link.fill(joinLink());
    await link.press('Enter');
    await options.getByRole('button', { name: 'Join', exact: true }).click();
    await connected.waitFor();
  }
  const page = context.pages().find((each) => each !== options) ?? (await context.newPage());
  await page.goto(practice);
  await options.close();
  await page.bringToFront();
  return { closed, close: () => context.close() };
}
