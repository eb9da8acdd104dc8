// Imported by every program that computes: onnxruntime would keep a number for this machine in the user's cache folder and
// report its use to its maker. Set in the process itself, because worker threads have an environment of their own.
process.env.ORT_DISABLE_TELEMETRY = '1';
