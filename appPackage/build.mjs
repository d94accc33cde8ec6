// Builds the Teams app package: fills the ids in, checks everything, writes build/micromajor.zip.
//
//   node build.mjs --teams-app-id GUID --bot-id GUID --app-domain HOST [...]
//
// Every value may come as an option or from the environment (--bot-id or BOT_ID). The same values give the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';

const here = fileURLToPath(new URL('.', import.meta.url));
const settings = {
  TEAMS_APP_ID: 'the app’s own id in Teams, a GUID',
  BOT_ID: 'the bot’s Entra application id',
  AAD_APP_ID: 'the Entra application id for sign-in (BOT_ID when left out)',
  APP_DOMAIN: 'the host name under which the app is reached, without https://',
  LINK_DOMAIN: 'the host name whose links unfurl in messages (APP_DOMAIN when left out)',
  DEVELOPER_NAME: 'who answers for the app, at most 32 characters (the host name when left out)',
  WEBSITE_URL: 'support page (https://APP_DOMAIN when left out)',
  PRIVACY_URL: 'privacy statement (WEBSITE_URL/privacy when left out)',
  TERMS_URL: 'terms of use (WEBSITE_URL/terms when left out)',
};

const option = (name) => name.toLowerCase().replaceAll('_', '-');

if (process.argv.includes('--help')) {
  const lines = Object.entries(settings).map(([name, said]) => `  --${option(name).padEnd(16)} ${said}`);
  console.log(`node build.mjs, with as an option or (in capitals, with _) from the environment:\n${lines.join('\n')}\n  --out              where the package goes (build/micromajor.zip when left out)`);
  process.exit(0);
}

function readSettings() {
  const { values } = parseArgs({ options: Object.fromEntries([...Object.keys(settings), 'OUT'].map((name) => [option(name), { type: 'string' }])) });
  const found = Object.fromEntries(Object.keys(settings).map((name) => [name, values[option(name)] ?? process.env[name] ?? '']));
  found.AAD_APP_ID ||= found.BOT_ID;
  const missing = Object.keys(settings).filter((name) => !found[name] && !settings[name].includes('when left out'));
  if (missing.length > 0) {
    throw new Error(`missing:\n${missing.map((name) => `  --${option(name)} or ${name}: ${settings[name]}`).join('\n')}`);
  }
  found.LINK_DOMAIN ||= found.APP_DOMAIN;
  for (const name of ['APP_DOMAIN', 'LINK_DOMAIN']) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(found[name])) {
      throw new Error(`${name} is a host name like micromajor.contoso.example, not “${found[name]}”`);
    }
  }
  found.DEVELOPER_NAME ||= found.APP_DOMAIN.slice(0, 32);
  found.WEBSITE_URL ||= `https://${found.APP_DOMAIN}`;
  found.PRIVACY_URL ||= `${found.WEBSITE_URL}/privacy`;
  found.TERMS_URL ||= `${found.WEBSITE_URL}/terms`;
  return { found, out: resolve(values.out ?? join(here, 'build', 'micromajor.zip')) };
}

function fill(value, found) {
  if (typeof value === 'string') {
    return value.replace(/\$\{\{(\w+)\}\}/g, (hole, name) => {
      if (!(name in found)) throw new Error(`manifest.json: nobody knows ${hole}`);
      return found[name];
    });
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, found));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, found)]));
  return value;
}

function schema(name) {
  const require = createRequire(import.meta.url);
  const schemas = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas', 'teams', 'v1.30');
  // Some patterns in these schemas are no regular expressions in the strict (unicode) sense.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(schemas, name), 'utf8')));
}

function validate(file, content, validator) {
  if (!validator(content)) {
    throw new Error(validator.errors.map((error) => `${file} at ${error.instancePath || '/'}: ${error.message}`).join('\n'));
  }
}

// What the schema cannot say: sizes of pictures, texts that nobody translated, translations of nothing.
function checkIcon(file, bytes, size) {
  const isPng = bytes.subarray(1, 4).toString('latin1') === 'PNG';
  if (!isPng || bytes.readUInt32BE(16) !== size || bytes.readUInt32BE(20) !== size) {
    throw new Error(`${file} is not a PNG of ${size}×${size}`);
  }
}

function texts(manifest) {
  const keys = ['name.short', 'name.full', 'description.short', 'description.full'];
  manifest.staticTabs?.forEach((tab, t) => {
    if (tab.name) keys.push(`staticTabs[${t}].name`);
  });
  manifest.bots?.[0]?.commandLists?.forEach((list, l) => list.commands.forEach((command, c) => {
    for (const part of ['title', 'description'].filter((name) => name in command)) {
      keys.push(`bots[0].commandLists[${l}].commands[${c}].${part}`);
    }
  }));
  manifest.composeExtensions?.[0]?.commands?.forEach((command, c) => {
    const at = `composeExtensions[0].commands[${c}]`;
    for (const part of ['title', 'description'].filter((name) => name in command)) keys.push(`${at}.${part}`);
    command.parameters?.forEach((parameter, p) => {
      for (const part of ['title', 'description'].filter((name) => name in parameter)) keys.push(`${at}.parameters[${p}].${part}`);
    });
  });
  manifest.activities?.activityTypes?.forEach((type, t) => keys.push(`activities.activityTypes[${t}].description`, `activities.activityTypes[${t}].templateText`));
  return keys;
}

function checkTranslation(file, translation, manifest) {
  const wanted = new Set(texts(manifest));
  const given = new Set(Object.keys(translation).filter((key) => key !== '$schema'));
  const missing = [...wanted].filter((key) => !given.has(key));
  const idle = [...given].filter((key) => !wanted.has(key));
  if (missing.length + idle.length > 0) {
    throw new Error([...missing.map((key) => `${file} lacks ${key}`), ...idle.map((key) => `${file} translates ${key}, which manifest.json does not have`)].join('\n'));
  }
}

function build() {
  const { found, out } = readSettings();
  const manifest = fill(JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8')), found);
  validate('manifest.json', manifest, schema('MicrosoftTeams.schema.json'));
  const files = { 'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };

  const localization = schema('MicrosoftTeams.Localization.schema.json');
  for (const { file } of manifest.localizationInfo.additionalLanguages) {
    files[file] = readFileSync(join(here, file));
    const translation = JSON.parse(files[file].toString('utf8'));
    validate(file, translation, localization);
    checkTranslation(file, translation, manifest);
  }

  for (const [kind, size] of [['color', 192], ['outline', 32]]) {
    const file = manifest.icons[kind];
    files[file] = readFileSync(join(here, file));
    checkIcon(file, files[file], size);
  }

  // One moment for every file, in the zone of whoever builds: zip files know no other.
  const zip = zipSync(files, { level: 9, mtime: new Date(2026, 0, 1), os: 0 });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zip);
  return `${out}\nsha256 ${createHash('sha256').update(zip).digest('hex')}`;
}

try {
  console.log(build());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
