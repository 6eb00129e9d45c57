// Runs an app and reports the CPU time of the whole process, which synthesizes when the app has been read.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1_000 }));
});
require(process.argv[2]);
