// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

// Every page works without this file. With it: a count of the letters left, what is written saves itself, one press
// that counts once and is held while nobody answers, a button that prints, the list of mistakes read out first, a line
// that says what has changed, a page that closes itself on a machine that others use, and a desk that locks itself when
// it is left.
"use strict";
(() => {
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  const problem = document.getElementById("problem");
  if (problem) problem.focus();

  each("[data-print]", (place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = place.dataset.print;
    button.addEventListener("click", () => window.print());
    place.replaceChildren(button);
  });

  // 到点自己打印: a page left open is loaded afresh at its time and printed; without a script it says nothing of this.
  each("[data-print-in]", (place) => {
    place.hidden = false;
    setTimeout(() => location.replace(place.dataset.href), place.dataset.printIn * 1000);
  });
  each("[data-print-now]", (place) => {
    history.replaceState(null, "", place.dataset.printNow);
    window.print();
  });

  // 大字版、高对比: the page changes where it stands, and nothing typed is lost; the answer only carries the cookie.
  each("[data-look]", (look) =>
    look.addEventListener("click", (event) => {
      event.preventDefault();
      const { form } = look;
      const asked = form
        ? fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, look)) })
        : fetch(look.href, { redirect: "manual" });
      asked.catch(() => {});
      document.documentElement.classList.toggle(look.dataset.look);
      [look.textContent, look.dataset.other] = [look.dataset.other, look.textContent];
      const flipped = (text) => text.replace(/(large|contrast)([=/])([01])/, (_, name, mark, on) => name + mark + (1 - on));
      if (form) look.value = flipped(look.value);
      else look.href = flipped(look.href);
    }));

  // Letters as the server counts them: a character is one, whatever it is made of.
  const letters = (text) =>
    "Segmenter" in Intl ? [...new Intl.Segmenter().segment(text)].length : [...text].length;

  each("form[data-left] textarea[data-most]", (area) => {
    const most = Number(area.dataset.most);
    const said = document.createElement("p");
    said.className = "hint";
    said.setAttribute("role", "status");
    area.after(said);
    const count = () => {
      const left = most - letters(area.value.trim());
      const form = area.form.dataset;
      said.textContent =
        left < 0 ? form.over.replace("{0}", -left) : left < most / 5 ? form.left.replace("{0}", left) : "";
    };
    area.addEventListener("input", count);
    count();
  });

  // 显示密码: one tick for all of a form, hidden again before it is sent. A browser keeps nothing that was shown.
  each("form", (form) => {
    const secrets = [...form.querySelectorAll("[data-show]")];
    if (!secrets.length) return;
    const last = secrets[secrets.length - 1];
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", id: last.id + "-show" });
    const label = Object.assign(document.createElement("label"), { htmlFor: tick.id, textContent: last.dataset.show });
    const show = (isShown) => {
      tick.checked = isShown;
      for (const one of secrets) {
        one.spellcheck = false;
        one.autocapitalize = "none";
        one.type = isShown ? "text" : "password";
      }
    };
    const option = document.createElement("div");
    option.className = "option";
    option.append(tick, label);
    last.after(option);
    tick.addEventListener("change", () => show(tick.checked));
    form.addEventListener("submit", () => show(false), true);
    window.addEventListener("pagehide", () => show(false));
  });

  const main = document.getElementById("main");
  // Heard from the server within the last moments: it is not asked whether it is there.
  let heard = performance.now();
  const ask = async (address, how) => {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "manual", ...how });
    if (answer.status >= 500) throw new Error(answer.status);
    heard = performance.now();
    return answer;
  };
  // Read out at once, beside what it is about.
  const warning = (beside) => {
    const said = document.createElement("p");
    said.className = "idle noprint";
    said.setAttribute("role", "alert");
    beside.after(said);
    return said;
  };

  // 断网: what is pressed while nobody answers would leave her with the browser's own page. It is held instead.
  const saving = new WeakMap();
  const within = (ms) => {
    const limit = new AbortController();
    setTimeout(() => limit.abort(), ms);
    return limit.signal;
  };
  // An older browser sends its forms as it always did.
  const mayHold = "requestSubmit" in HTMLFormElement.prototype;
  each("form[method=post]", (form) => {
    if (!mayHold) return;
    let asking, sure, said;
    form.addEventListener("submit", async (event) => {
      const button = event.submitter;
      const isNear = navigator.onLine && performance.now() - heard < 20000 && !saving.get(form);
      if (sure || isNear) return (sure = false);
      event.preventDefault();
      event.stopImmediatePropagation();
      if (asking) return;
      asking = true;
      said ??= warning(button?.closest(".buttons") ?? form);
      try {
        // What is being saved goes first, but a save that hangs holds nobody up: it is given up when the form goes.
        await Promise.race([saving.get(form), new Promise((go) => setTimeout(go, 2000))]);
        await ask("/healthz", { cache: "no-store", signal: within(10000) });
        said.textContent = "";
        sure = true;
        form.requestSubmit(button);
      } catch {
        said.textContent = main.dataset.held;
      } finally {
        asking = false;
      }
    });
  });

  each("form[data-once]", (form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "1";
    });
    // Back from the next page: the form may be sent again.
    window.addEventListener("pageshow", () => delete form.dataset.sent);
  });

  // Saved when typing stops. While an input method still composes, nothing is saved and nothing moves; one save after
  // the other, so that what was typed earlier does not arrive later; `again`, where a save that failed is tried anew.
  const saves = (form, save, failed, again) => {
    let waiting, composing, busy;
    const later = (after = 2500) => {
      clearTimeout(waiting);
      waiting = composing ? undefined : setTimeout(run, after);
    };
    const run = async () => {
      if (busy) return later();
      busy = new AbortController();
      const { signal } = busy;
      // What nobody answers is not saved, and says so; it is tried again like any save that failed.
      let hung;
      const limit = setTimeout(() => ((hung = true), busy?.abort()), 15000);
      const work = save(signal).catch(() => {
        if (signal.aborted && !hung) return;
        failed();
        if (again) later(again);
      });
      saving.set(form, work);
      await work;
      clearTimeout(limit);
      saving.delete(form);
      busy = undefined;
    };
    const compose = (is) => () => {
      composing = is;
      later();
    };
    form.addEventListener("compositionstart", compose(true));
    form.addEventListener("compositionend", compose(false));
    form.addEventListener("input", () => later());
    form.addEventListener("change", () => later());
    // The page itself is on its way: nothing older may overtake it.
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      busy?.abort();
    });
  };

  each("form[data-keep]", (form) => {
    const kept = document.getElementById("kept");
    const save = async (signal) => {
      if (form.dataset.sent || form.dataset.elsewhere) return;
      const body = new URLSearchParams(new FormData(form));
      body.set("go", "keep");
      const answer = await ask(form.action, { method: "POST", body, signal });
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      const { code, said } = await answer.json();
      kept.textContent = said;
      // Another page wrote the same: the next press shows both, and nothing is stored over either.
      if (!code) return (form.dataset.elsewhere = "1");
      if (!form.elements.draft) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = "draft";
        form.append(field);
      }
      form.elements.draft.value = code;
      form.dispatchEvent(new Event("kept", { bubbles: true }));
    };
    saves(form, save, () => (kept.textContent = form.dataset.keep));
  });

  // 没写完的: a form at a desk is kept under her account until it is accepted. Without a word in it, nothing is.
  each("form[data-draft]", (form) => {
    if (!form.querySelector("textarea") || form.querySelector("[type=file], [data-show]")) return;
    const said = document.createElement("p");
    said.className = "hint noprint";
    said.setAttribute("role", "status");
    form.append(said);
    const hasWords = () =>
      [...form.elements].some((one) => one.matches("textarea, input[type=text], input[type=tel]") && one.value.trim());
    const save = async (signal) => {
      if (main.hidden || form.dataset.sent) return;
      const { csrf, piece } = form.elements;
      const body = new URLSearchParams(hasWords() ? new FormData(form) : { csrf: csrf.value, piece: piece.value });
      const address = new URLSearchParams({ form: form.dataset.draft, place: location.pathname });
      const answer = await ask(`/desk/drafts?${address}`, { method: "POST", body, signal });
      const isOut = answer.type === "opaqueredirect" || [401, 403].includes(answer.status);
      said.textContent = isOut ? main.dataset.ended : (await answer.json()).said;
    };
    saves(form, save, () => (said.textContent = main.dataset.unsaved), 10000);
  });

  // 新的变化: said beside the page, which stays as it is until somebody presses. Not while an input method composes.
  each("[data-updates]", (place) => {
    let source, composing, waiting;
    const tell = (count) => {
      if (composing) return (waiting = count);
      waiting = undefined;
      const link = document.createElement("a");
      link.href = place.dataset.href;
      link.textContent = count === "" ? place.dataset.any : place.dataset.some.replace("{0}", count);
      place.replaceChildren(...(count === "0" ? [] : [link]));
    };
    const compose = (is) => () => {
      composing = is;
      if (!is && waiting !== undefined) tell(waiting);
    };
    document.addEventListener("compositionstart", compose(true));
    document.addEventListener("compositionend", compose(false));
    // A browser opens few connections to one place: a page nobody looks at gives its own back.
    const listen = () => {
      if (!source && !document.hidden && "EventSource" in window) {
        source = new EventSource(place.dataset.updates);
        source.addEventListener("changed", (event) => tell(event.data));
        source.addEventListener("end", () => source?.close());
      } else if (source && document.hidden) {
        source.close();
        source = undefined;
      }
    };
    document.addEventListener("visibilitychange", listen);
    window.addEventListener("pagehide", () => source?.close());
    listen();
  });

  const whenUsed = (act) => {
    for (const sign of ["keydown", "input", "pointerdown", "pointermove", "scroll", "change"])
      document.addEventListener(sign, act, { passive: true });
  };

  // Not her own device, and nothing happens: told a minute before, then saved and put away. What cannot be saved stays.
  each("form[data-idle]", (form) => {
    const { idle, idleGo, idleTo, idleSaid } = form.dataset;
    const said = warning(form);
    let telling, ending;
    const end = async () => {
      const body = new URLSearchParams(new FormData(form));
      body.set("go", idleGo);
      try {
        const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
        if (!answer.ok) throw new Error(answer.status);
        location.replace(idleTo);
      } catch {
        ending = setTimeout(end, 60000);
      }
    };
    const again = () => {
      clearTimeout(telling);
      clearTimeout(ending);
      ending = undefined;
      said.textContent = "";
      const isEmpty = "keep" in form.dataset && !form.elements.draft;
      if (form.elements.own?.checked || isEmpty) return;
      telling = setTimeout(() => (said.textContent = idleSaid), (idle - 60) * 1000);
      ending = setTimeout(end, idle * 1000);
    };
    whenUsed(again);
    // What the page saves by itself is no sign of her; it only means there is something to put away from now on.
    document.addEventListener("kept", () => ending ?? again());
    again();
  });

  // 离开就锁: nobody did anything at this desk for a while, in no window. A form that was begun goes to the page that asks
  // to sign in and carries it along; nothing else stays on the screen.
  each("form[data-lock]", (out) => {
    const { lock, lockTo, lockSaid } = out.dataset;
    const said = warning(main);
    const proof = () => new URLSearchParams({ csrf: out.elements.csrf.value });
    let used = Date.now();
    let told = used;
    const carries = (form) => form?.method === "post" && !form.querySelector("[type=file], [data-show]");
    // A form that came back holds what she wrote, whether she has touched it again or not.
    const wrong = main.querySelector(".problem");
    let begun = wrong && (wrong.closest("form") ?? main.querySelector("form[method=post]"));
    const sign = () => {
      if (main.hidden) return;
      used = Date.now();
      said.textContent = "";
      if (used - told < 60000) return;
      told = used;
      fetch("/desk/session", { method: "POST", body: proof() }).catch(() => {});
    };
    const end = async () => {
      main.hidden = true;
      try {
        const answer = await fetch(out.action, { method: "POST", body: proof(), redirect: "manual" });
        // Only once she is signed out: the form is carried then, and never acted on.
        if (answer.type !== "opaqueredirect" && answer.status !== 401) return;
        if (carries(begun)) begun.submit();
        else location.replace(lockTo);
      } catch {
        // Without a network nothing can be carried anywhere: what was typed waits behind the cover.
      }
    };
    const look = async () => {
      const left = Number(lock) - (Date.now() - used) / 1000;
      if (left > 60) return;
      said.textContent = lockSaid;
      if (left > 0) return;
      let others = 0;
      try {
        const answer = await fetch("/desk/session", { redirect: "manual" });
        if (answer.status >= 500) return;
        if (answer.ok) others = (await answer.json()).left;
      } catch {
        // Nobody can be asked: locked.
      }
      if (others < 60) return end();
      used = Date.now() - (Number(lock) - others) * 1000;
      said.textContent = "";
      main.hidden = false;
    };
    setInterval(look, 20000);
    whenUsed(sign);
    document.addEventListener("input", ({ target }) => carries(target.form) && (begun = target.form));
  });
})();
