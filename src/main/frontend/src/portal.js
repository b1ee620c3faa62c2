// What every page can do: send small forms without leaving the page, ask before what cannot be undone, count down.
import { explain, help, helpLink, newKey, sayAfterwards, send, text } from './api.js';

flash();
document.querySelectorAll('form[data-api]').forEach(sendInPlace);
document.querySelectorAll('[data-opens]').forEach(opensDialog);
document.querySelectorAll('[data-copies]').forEach(copies);
document.querySelectorAll('[data-until]').forEach(countDown);
document.querySelectorAll('[data-standing]').forEach(keepUp);
document.documentElement.classList.add('has-script');

function flash() {
  const sentence = sessionStorage.getItem('flash');
  const place = document.getElementById('flash');
  if (sentence && place) {
    sessionStorage.removeItem('flash');
    place.textContent = sentence;
    place.hidden = false;
  }
}

/** A form with data-api sends its fields, or what data-body names, as JSON and shows what the answer says beside them. */
function sendInPlace(form) {
  const key = newKey();
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearErrors(form);
    if (!checkFields(form)) {
      return;
    }
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    form.setAttribute('aria-busy', 'true');
    const fields = Object.fromEntries(new FormData(form));
    delete fields._csrf;
    form.querySelectorAll('input[type=checkbox][value=true]').forEach((box) => { fields[box.name] = box.checked; });
    const method = form.dataset.method ?? 'POST';
    const answer = await send(method, form.dataset.api, {
      json: form.hasAttribute('data-empty') ? undefined : (bodyOf(form) ?? fields),
      idempotencyKey: method === 'POST' ? key : undefined,
    });
    button.disabled = false;
    form.removeAttribute('aria-busy');
    if (answer.ok) {
      sayAfterwards(form.dataset.said);
      if (form.dataset.forgets) {
        sessionStorage.removeItem(form.dataset.forgets);
      }
      location.assign(form.dataset.then?.replace('{id}', encodeURIComponent(answer.body?.id ?? '')) ?? location.href);
    } else {
      showProblem(form, answer);
    }
  });
}

/** What a form sends that has no fields of its own: the JSON of the element that data-body names. */
function bodyOf(form) {
  return form.dataset.body ? JSON.parse(document.getElementById(form.dataset.body).textContent) : undefined;
}

function checkFields(form) {
  const wrong = Array.from(form.elements).filter((field) => field.willValidate && !field.checkValidity());
  wrong.forEach((field) => fieldError(field, field.validity.valueMissing ? text('textRequired') : field.validationMessage));
  wrong[0]?.focus();
  return wrong.length === 0;
}

function showProblem(form, answer) {
  const errors = answer.body?.errors ?? [];
  const beside = errors.filter((error) => {
    const field = form.elements[(error.pointer ?? '').split('/').pop()];
    if (field instanceof HTMLElement) {
      fieldError(field, error.detail);
    }
    return field instanceof HTMLElement;
  });
  if (beside.length > 0 && beside.length === errors.length) {
    form.querySelector('[aria-invalid]')?.focus();
    return;
  }
  const alert = form.querySelector('.alert') ?? form.prepend(newAlert()) ?? form.querySelector('.alert');
  alert.replaceChildren(...explain(answer).map(paragraph), ...(help(answer) ? [helpLink(answer, form.dataset.subject)] : []));
  alert.hidden = false;
  alert.focus();
}

function newAlert() {
  const alert = document.createElement('div');
  alert.className = 'alert alert-bad';
  alert.setAttribute('role', 'alert');
  alert.tabIndex = -1;
  return alert;
}

function paragraph(sentence) {
  const p = document.createElement('p');
  p.textContent = sentence;
  return p;
}

function fieldError(field, sentence) {
  const id = `${field.id || field.name}-error`;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-errormessage', id);
  const error = document.createElement('p');
  error.id = id;
  error.className = 'field-error';
  error.textContent = sentence;
  field.insertAdjacentElement('afterend', error);
}

function clearErrors(form) {
  form.querySelectorAll('.field-error').forEach((error) => error.remove());
  form.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
  form.querySelectorAll('.alert').forEach((alert) => (alert.hidden = true));
}

function opensDialog(button) {
  const dialog = document.getElementById(button.dataset.opens);
  button.addEventListener('click', () => dialog.showModal());
  dialog.querySelectorAll('[data-closes]').forEach((close) => close.addEventListener('click', () => dialog.close()));
}

/** Without script, or without leave to write to the clipboard, the text is there to be marked. */
function copies(button) {
  const source = document.getElementById(button.dataset.copies);
  const says = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(source);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = says), 2_000);
    } catch {
      // It is marked: the keyboard copies it.
    }
  });
}

/** Counts by the clock of the server, which may be another than the browser's. */
function countDown(element) {
  const ahead = Date.parse(element.dataset.now) - Date.now();
  const until = Date.parse(element.dataset.until);
  const opened = beijingDay(Date.now() + ahead);
  const show = () => {
    const now = Date.now() + ahead;
    if (beijingDay(now) !== opened && document.visibilityState === 'visible' && !document.querySelector('[data-form]')) {
      // Business days are counted by the server; a page left open over night asks it again.
      location.reload();
      return;
    }
    const minutes = Math.floor((until - now) / 60_000);
    if (minutes < 0) {
      element.textContent = element.dataset.past;
      return;
    }
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor((minutes % 1440) / 60);
    element.textContent = (days > 0 ? element.dataset.days : element.dataset.hours)
      .replace('{d}', days)
      .replace('{h}', hours)
      .replace('{m}', minutes % 60);
    setTimeout(show, 30_000);
  };
  show();
}

/** A page that tells where something stands asks now and then, while somebody looks at it, whether that is still so. */
function keepUp(page) {
  const everySoOften = 20_000;
  const notice = document.querySelector('#moved-on p');
  notice.querySelector('button').addEventListener('click', () => location.reload());
  let asked = 0;
  const ask = async () => {
    // A page that is left open for hours must not keep somebody signed in.
    if (document.visibilityState !== 'visible' || asked > 90 || !notice.hidden) {
      return;
    }
    asked += 1;
    const answer = await send('GET', page.dataset.standingOf);
    if (!answer.ok || answer.body?.standing === page.dataset.standing) {
      return;
    }
    if (document.querySelector('[data-form], dialog[open]')) {
      // What somebody is writing here is not taken away from them.
      notice.hidden = false;
    } else {
      sayAfterwards(page.dataset.movedOn);
      location.reload();
    }
  };
  setInterval(ask, everySoOften);
  document.addEventListener('visibilitychange', () => {
    asked = 0;
    ask();
  });
}

function beijingDay(milliseconds) {
  return Math.floor((milliseconds + 8 * 3_600_000) / 86_400_000);
}
