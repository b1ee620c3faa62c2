// Calls of the application's own HTTP interface with the session of the page.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

export function text(name, values = {}) {
  const template = document.body.dataset[name] ?? name;
  return template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** Sends a request and answers `{ok, status, body}`; a lost connection answers status 0. */
export function send(method, url, { json, multipart, onProgress, idempotencyKey } = {}) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    // Without this header, an expired session would be answered by the browser's own password window.
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    if (meta('csrf-header')) {
      request.setRequestHeader(meta('csrf-header'), meta('csrf'));
    }
    if (idempotencyKey) {
      request.setRequestHeader('Idempotency-Key', idempotencyKey);
    }
    if (json !== undefined) {
      request.setRequestHeader('Content-Type', 'application/json');
    }
    if (onProgress) {
      request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    }
    const answer = () => resolve({ ok: request.status >= 200 && request.status < 300, status: request.status, body: parse(request.responseText) });
    request.addEventListener('load', answer);
    request.addEventListener('error', answer);
    request.addEventListener('abort', answer);
    request.send(multipart ?? (json === undefined ? null : JSON.stringify(json)));
  });
}

/** What a failed answer says to a person: one sentence or two, never a code alone. */
export function explain(answer) {
  if (answer.status === 0) {
    return [text('textOffline')];
  }
  if (answer.status === 401) {
    return [text('textSignedOut')];
  }
  const problem = answer.body ?? {};
  const sentences = [problem.detail || problem.title || text('textFailed')];
  if (problem.wouldPassIf) {
    sentences.push(problem.wouldPassIf);
  }
  if (problem.faq) {
    sentences.push(text('textFaq', { section: problem.faq, rule: problem.rule ?? '' }));
  }
  return sentences;
}

/** The page where a person helps, with what it is about filled in; nothing where no person is needed. */
export function help(answer, subject) {
  const page = answer.body?.help;
  if (typeof page !== 'string' || !page.startsWith('/support/')) {
    return undefined;
  }
  return subject ? `${page}&subject=${encodeURIComponent(subject)}` : page;
}

/** A link to that page. */
export function helpLink(answer, subject) {
  return Object.assign(document.createElement('a'), { className: 'button', href: help(answer, subject), textContent: text('textHelp') });
}

/** The tax ids that a refusal proposes instead of a mistyped one; they stand in its sentence. */
export function suggestions(error) {
  return error.code?.startsWith('TAX_ID_') ? (error.detail?.match(/\b[0-9A-HJ-NP-RTUW-Y]{18}\b/g) ?? []) : [];
}

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Says a sentence on the page that is shown next. */
export function sayAfterwards(sentence) {
  if (sentence) {
    sessionStorage.setItem('flash', sentence);
  }
}

function parse(source) {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
