import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [tailwindcss()] }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'alarms', 'activeTab'],
    optional_host_permissions: ['*://*/*'],
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'touchline@touchline.dev', strict_min_version: '140.0' } } }
      : { minimum_chrome_version: '125' }),
  }),
});
