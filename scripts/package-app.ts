import { createWriteStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { loadEnvFile } from 'node:process';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { manifestFaults, manifestFor, manifestSettings } from './manifest.ts';

const OUT = 'dist/caseload-teams.zip';

/** `npm run package`: the zip that an administrator uploads to Teams. */
async function main(): Promise<number> {
  if (existsSync('.env')) loadEnvFile('.env');
  const settings = manifestSettings.safeParse(process.env);
  if (!settings.success) {
    console.error('The Teams package needs these settings, in the environment or in .env (see .env.example):');
    for (const issue of settings.error.issues) console.error(`  ${issue.path.join('.')}: ${issue.message}`);
    return 1;
  }
  const manifest = manifestFor(settings.data);
  const faults = manifestFaults(manifest);
  if (faults.length > 0) {
    console.error(`The manifest is not valid for Teams:\n  ${faults.join('\n  ')}`);
    return 1;
  }
  await mkdir('dist', { recursive: true });
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), 'manifest.json');
  zip.addFile('manifest/color.png', 'color.png');
  zip.addFile('manifest/outline.png', 'outline.png');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(OUT));
  console.log(`Wrote ${OUT}: upload it in the Teams admin centre, under Manage apps.`);
  return 0;
}

process.exitCode = await main();
