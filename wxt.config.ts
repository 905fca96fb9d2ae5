import tailwindcss from '@tailwindcss/vite';
import { minify } from 'terser';
import { defineConfig, type UserManifest } from 'wxt';

/** Public half of the key that fixes the extension's id in Chromium; the private half was never kept. */
const KEY = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvGim+CrsYnmoagZXiJfzb/yAjj3dO3LiOCnX1Jog0W3S5ym83Ko/x/W4',
  'tSDMz/jYsY3OrBkgj3IES4KNrUxkNUaZTODInvJrJzYwZ0dQNiGTA5elM5elMJNIsT3FiI8zHZ1PxfQeaMAmfzOe01DYOvPNhgoA',
  '5DjThSx5VcgGeh4NtQq+wkAlgA+LiLcCkcZL+xICcdxuSS5qMX7GVPVipgpkq1veU+CTsMDWI3qkVawD4mRPjjUhIqEdpQSavHK/',
  '5MZV9VsT3OWtYja2ktpnBy8ie8d0kCgn5hHA+jYWiakNs1B75e0v+IVj8GGr2kNvsEXFtDCTii2jaFPCFijUqwIDAQAB',
].join('');

/** The demo build may read pages on loopback without a click; no other build asks for a host. */
const DEMO_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*'];

/**
 * What our pages may load, and whom they may speak to: a hub by https anywhere, by http on this machine alone. Without a policy
 * of ours Firefox would turn http into https, which breaks a hub on loopback. A policy can name no other address of it.
 */
const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What goes to the team's own hub: addresses read from granted pages, and what a rep writes about people. */
const GECKO = {
  id: 'touchline@touchline.dev',
  strict_min_version: '140.0',
  data_collection_permissions: { required: ['personallyIdentifyingInfo', 'websiteContent'] },
};

/** The panel's other home in Firefox, which would open it by itself after the installation if it weren't told not to. */
const FIREFOX_SIDEBAR: Pick<UserManifest, 'sidebar_action'> = {
  sidebar_action: {
    default_panel: 'sidebar.html',
    default_title: '__MSG_extension_name__',
    default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' },
    open_at_install: false,
  },
};

/** The scripts that run on a granted page in ordinary use. */
const ON_PAGES = ['site', 'reader'];
const SMALLEST = {
  ecma: 2020,
  passes: 8,
  hoist_funs: true,
  keep_fargs: false,
  inline: 1,
  hoist_props: false,
  comparisons: false,
  sequences: false,
  pure_getters: true,
  unsafe: true,
  unsafe_arrows: true,
} as const;
/** Terser compresses better than the packer does by itself, and that names better what is left. */
const COMPRESSED = {
  name: 'compressed',
  renderChunk: async (code: string) => (await minify(code, { compress: SMALLEST, mangle: false })).code ?? code,
};
/** WXT wraps a script in reports to the console, of which a release keeps nothing but the wrapping. */
const WITHOUT_WRAPPER = {
  name: 'without-wrapper',
  transform: {
    filter: { id: /wxt-unlisted-script-entrypoint/ },
    handler: (code: string) => `${/^import definition.*$/m.exec(code)?.[0]}\nexport default definition.main();`,
  },
};

// WXT takes any mode but production for a development build, and React would ship its slow half: the demo is a release.
if (process.env.NODE_ENV === 'demo') process.env.NODE_ENV = 'production';

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  // Tests build beside the folder in which people build.
  outDir: process.env.TOUCHLINE_BUILD_DIR ?? '.output',
  hooks: {
    // What runs on people's pages is packed as small as can be (.size-limit.js has the budget).
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => ON_PAGES.includes(name)))
        config.plugins = [...(config.plugins ?? []), WITHOUT_WRAPPER, COMPRESSED];
    },
  },
  vite: () => ({
    plugins: [tailwindcss()],
    // The build for today's browsers: smaller and faster than the default one, which is written down to ES5.
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    // Every browser that runs this preloads modules by itself.
    build: { modulePreload: { polyfill: false } },
  }),
  manifest: ({ browser, mode }): UserManifest => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'scripting',
      'alarms',
      'activeTab',
      'identity',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['*://*/*'],
    ...(mode === 'demo' ? { host_permissions: DEMO_HOSTS } : {}),
    content_security_policy: { extension_pages: PAGES_POLICY },
    web_accessible_resources: [
      { resources: ['sidebar.html', 'launcher.html'], matches: ['<all_urls>'], use_dynamic_url: true },
    ],
    commands: {
      'open-panel': {
        suggested_key: { default: 'Ctrl+Shift+Y', mac: 'Command+Shift+Y' },
        description: '__MSG_command_open_panel__',
      },
      'log-call': {
        suggested_key: { default: 'Ctrl+Shift+U', mac: 'Command+Shift+U' },
        description: '__MSG_command_log_call__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: { gecko: GECKO },
          ...FIREFOX_SIDEBAR,
        }
      : {
          side_panel: { default_path: 'sidebar.html' },
          // Firefox takes an administrator's settings without a schema.
          storage: { managed_schema: 'managed_schema.json' },
          minimum_chrome_version: '125',
          key: KEY,
        }),
  }),
});
