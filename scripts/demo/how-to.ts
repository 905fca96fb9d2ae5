type Places = { extension: string; practice: string; link: string; browser: boolean };

/** The clicks that load and connect the built extension by hand, where no browser could be opened here. */
export function howToOpen({ extension, practice, link, browser }: Places): string {
  const why = browser
    ? 'There is no display here, so no browser was opened.'
    : 'No Chromium was found here (CHROME_PATH names one; branded Chrome takes extensions only by hand).';
  return `
${why} The hub and the practice page are running. To look at them:

  1. In Chrome, Edge or Chromium on this machine open chrome://extensions and switch on "Developer mode" (top right).
  2. Click "Load unpacked" and choose the folder
       ${extension}
  3. Click the puzzle piece, then "Touchline", then "Open options"; paste this link, press "Continue" and then "Join":
       ${link}
  4. Open ${practice} and choose Jane Doe. The mark at the right edge opens the panel.

Ctrl+C stops everything. The data stays; "npm start" goes on with it.
`;
}
