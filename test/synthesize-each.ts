import path from 'node:path';

const [folder = '', ...apps] = process.argv.slice(2);
process.setMaxListeners(apps.length + 10);

/** An app writes its assembly when the process ends, into the folder that was named when the app began. */
for (const app of apps) {
  process.env.CDK_OUTDIR = path.join(folder, app);
  require(path.resolve(app));
}
