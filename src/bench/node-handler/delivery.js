const { setTimeout: pause } = require('node:timers/promises');
const { Agent, request } = require('undici');

const ATTEMPTS = 6;
const target = process.env.SINK;
const dispatcher = new Agent({ connections: Number(process.env.CONNECTIONS) });

async function delivered(body) {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await request(target, { method: 'POST', dispatcher, headers, body });
    await response.body.dump();
    return response.statusCode < 300;
  } catch {
    return false;
  }
}

async function deliver(record) {
  const body = JSON.stringify(record);
  for (let attempt = 1; !(await delivered(body)); attempt++) {
    if (attempt === ATTEMPTS) throw new Error('gave up');
    await pause(50 * 2 ** attempt);
  }
}

exports.deliverAll = callback =>
  Promise.all(
    (callback.results ?? []).map(record =>
      deliver({ callback_ref_uid: callback.callback_ref_uid, run_uid: callback.run.run_uid, record })
    )
  );
