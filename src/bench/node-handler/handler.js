// Takes a callback, makes it durable (MODE=file) or not (MODE=memory), answers, then delivers each record.
const express = require('express');
const { Inbox } = require('./inbox');
const { deliverAll } = require('./delivery');

const durable = process.env.MODE !== 'memory';
const inbox = durable ? new Inbox('data') : null;
const app = express();
app.use(express.json({ limit: '10mb' }));

app.post('/callback', async (request, response) => {
  const callback = request.body;
  try {
    if (inbox?.knows(callback)) {
      response.json({ ok: true, repeated: true });
      return;
    }
    await inbox?.add(callback);
    response.json({ ok: true });
    await deliverAll(callback);
    inbox?.done(callback);
  } catch (failure) {
    console.error(failure.message);
    if (!response.headersSent) response.status(500).end();
  }
});

async function deliverWhatWasLeft() {
  for (const callback of inbox?.open() ?? []) {
    await deliverAll(callback);
    inbox.done(callback);
  }
}

app.listen(Number(process.env.PORT), '127.0.0.1');
deliverWhatWasLeft();
