// The forms that customers fill in, drawn by form-js from the .form files.
import { createForm } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { explain, help, helpLink, newKey, sayAfterwards, send, suggestions, text } from './api.js';
import { filePicker } from './file-picker.jsx';

async function show(place) {
  const { schema, data, translations } = JSON.parse(document.getElementById(place.dataset.form).textContent);
  const form = await createForm({
    container: place,
    // What is typed counts at once: a later change elsewhere must not find the form behind its fields.
    debounce: false,
    schema,
    data: { ...data, acknowledgeable: {} },
    additionalModules: [
      { translate: ['value', (template, values = {}) => fill(translations[template] ?? template, values)] },
      filePicker,
      { __init__: ['requiredWith'], requiredWith: ['type', RequiredWith] },
    ],
  });
  const page = new Page(place, form);
  form.on('submit', ({ data: entered, errors, files }) => page.submit(entered, errors, files));
}

/** form-js draws in the frame after a change; what depends on what it has drawn waits for the one after. */
function afterDrawing(action) {
  requestAnimationFrame(() => requestAnimationFrame(action));
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** What was filled in, without the fields that were left empty. */
function filled(entered) {
  return Object.fromEntries(
    Object.entries(entered)
      .filter(([, value]) => value !== null && value !== '' && value !== undefined)
      .map(([key, value]) => [key, typeof value === 'object' && !Array.isArray(value) ? filled(value) : value]),
  );
}

/** A field with the property requiredWith must be filled in once the other field, a checkbox, is ticked. */
class RequiredWith {
  static $inject = ['validator', 'form', 'formFieldRegistry', 'translate'];

  constructor(validator, form, formFieldRegistry, translate) {
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      const errors = validate(instance, value);
      const other = formFieldRegistry.get(instance.id)?.properties?.requiredWith;
      const empty = value === undefined || value === null || `${value}`.trim() === '';
      if (other && empty && form._getState().data[other] && errors.length === 0) {
        return [translate('Field is required.')];
      }
      return errors;
    };
  }
}

/** One form on its page: sends it, shows how far the upload is, and puts what is wrong beside the field. */
class Page {
  constructor(place, form) {
    this.place = place;
    this.form = form;
    this.alert = document.getElementById('form-alert');
    this.progress = document.getElementById('form-progress');
    this.status = document.getElementById('form-status');
    this.key = newKey();
    this.sending = false;
  }

  async submit(entered, errors, files) {
    if (this.sending) {
      return;
    }
    this.hideAlert();
    if (Object.keys(errors).length > 0) {
      this.status.textContent = text('textCheckFields');
      afterDrawing(() => this.focusFirstError());
      return;
    }
    this.setSending(true);
    const answer = await send('POST', this.place.dataset.action, {
      ...(this.place.dataset.json === undefined ? { multipart: this.multipart(entered, files) } : { json: filled(entered) }),
      idempotencyKey: this.key,
      onProgress: (share) => this.showProgress(share),
    });
    this.setSending(false);
    if (answer.ok) {
      sayAfterwards(this.place.dataset.said);
      const id = answer.body?.requestId ?? answer.body?.id;
      location.assign(this.place.dataset.then ?? `/requests/${encodeURIComponent(id)}`);
      return;
    }
    if (answer.status !== 0) {
      // The server has answered, so the next attempt is another request; after a lost connection it is the same one.
      this.key = newKey();
    }
    this.showErrors(answer);
  }

  multipart(entered, files) {
    const body = new FormData();
    const fields = {};
    for (const [key, value] of Object.entries(entered)) {
      const chosen = typeof value === 'string' && files.get(value);
      if (chosen) {
        chosen.forEach((file) => body.append(key, file, file.name));
      } else if (value !== null && value !== '' && this.fieldOf(key)?.type !== 'filepicker') {
        fields[key] = value;
      }
    }
    if (this.place.dataset.part) {
      body.append(this.place.dataset.part, new Blob([JSON.stringify(fields)], { type: 'application/json' }));
    } else {
      Object.entries(fields).forEach(([key, value]) => body.append(key, value));
    }
    return body;
  }

  showErrors(answer) {
    const beside = {};
    const proposals = [];
    const rest = [];
    for (const error of answer.body?.errors ?? []) {
      const parts = (error.pointer ?? '').split('/').slice(1);
      const field = this.fieldOf(parts.join('.')) ?? parts.map((part) => this.fieldOf(part)).find(Boolean);
      if (field) {
        (beside[field.id] ??= []).push(error.detail ?? error.code);
        suggestions(error).forEach((value) => proposals.push({ field, value }));
      } else {
        rest.push(error.detail ?? error.code);
      }
    }
    // What may be right although we doubt it can be confirmed; the form shows where as soon as it is in doubt.
    const acknowledgeable = Object.fromEntries((answer.body?.errors ?? [])
      .filter((error) => error.wouldPassIf)
      .map((error) => [(error.pointer ?? '').slice(1), true]));
    this.form._setState({ errors: beside, data: { ...this.form._getState().data, acknowledgeable } });
    const all = Object.keys(beside).length > 0;
    if (!all || rest.length > 0) {
      this.showAlert(rest.length > 0 ? rest : explain(answer));
      if (help(answer)) {
        this.alert.append(helpLink(answer, this.place.dataset.subject));
      }
    }
    this.propose(proposals);
    if (all) {
      this.status.textContent = text('textCheckFields');
      afterDrawing(() => this.focusFirstError());
    } else {
      this.alert.focus();
    }
  }

  /** "Did you mean": one click puts the proposed value into the field. */
  propose(proposals) {
    document.querySelectorAll('.proposals').forEach((old) => old.remove());
    const byField = new Map();
    proposals.forEach(({ field, value }) => byField.set(field, [...(byField.get(field) ?? []), value]));
    for (const [field, values] of byField) {
      const box = document.createElement('div');
      box.className = 'proposals';
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', text('textDidYouMean'));
      box.append(Object.assign(document.createElement('span'), { textContent: text('textDidYouMean') }));
      values.forEach((value) => {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'chip', textContent: value });
        button.addEventListener('click', () => {
          this.setValue(field, value);
          box.remove();
          this.inputOf(field)?.focus();
        });
        box.append(button);
      });
      this.inputOf(field)?.closest('.fjs-element')?.append(box);
    }
  }

  setValue(field, value) {
    const instance = this.form.get('formFieldInstanceRegistry').getAll().find(({ id }) => id === field.id);
    this.form._update({ fieldInstance: instance, value });
  }

  fieldOf(key) {
    return this.form.get('formFieldRegistry').getAll().find((field) => field.key === key);
  }

  inputOf(field) {
    return this.place.querySelector(`[id$="-${CSS.escape(field.id)}"]`);
  }

  focusFirstError() {
    const first = this.place.querySelector('.fjs-has-errors');
    const target = first?.querySelector('input:not(.fjs-hidden), textarea, select, button');
    target?.focus();
    first?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  setSending(sending) {
    this.sending = sending;
    this.place.toggleAttribute('inert', sending);
    this.place.setAttribute('aria-busy', `${sending}`);
    this.progress.parentElement.hidden = !sending;
    this.progress.value = 0;
    this.said = -1;
    this.status.textContent = sending ? text('textSending') : '';
  }

  showProgress(share) {
    this.progress.value = share;
    const percent = Math.floor(share * 100);
    // Screen readers hear every quarter, not every packet.
    if (Math.floor(percent / 25) > this.said) {
      this.said = Math.floor(percent / 25);
      this.status.textContent = percent >= 100 ? text('textChecking') : text('textUploading', { percent });
    }
  }

  showAlert(sentences) {
    this.alert.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement('p'), { textContent: sentence })));
    this.alert.hidden = false;
    this.alert.focus();
  }

  hideAlert() {
    this.alert.hidden = true;
    document.querySelectorAll('.proposals').forEach((old) => old.remove());
  }
}

document.querySelectorAll('[data-form]').forEach(show);
