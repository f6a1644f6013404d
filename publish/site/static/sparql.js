/* Puts the editor in the place of the plain form. What it needs stands in the page; it asks this site's endpoint and no one else. */
"use strict";
(() => {
  const Yasgui = window.Yasgui && (window.Yasgui.default || window.Yasgui);
  if (!Yasgui) return;
  const desk = JSON.parse(document.getElementById("desk").textContent);
  const plain = document.getElementById("plain");
  const place = document.getElementById("editor");
  const choice = document.getElementById("example");
  const address = new URL("/sparql", window.location.href).href;

  // The editor would look for prefixes, classes and properties elsewhere; it gets those of this graph.
  const completers = Yasgui.Yasqe.Autocompleters;
  const from = (iris) => (_, token) => {
    const begun = (token && token.autocompletionString) || "";
    return begun ? iris.filter((iri) => iri.startsWith(begun)) : iris;
  };
  Object.assign(completers.class, { get: from(desk.classes), autoShow: true });
  Object.assign(completers.property, { get: from(desk.properties), autoShow: true });
  Object.assign(completers.prefixes, {
    get: () => Object.entries(desk.prefixes).map(([name, iri]) => `${name}: <${iri}>`),
    persistenceId: null,
  });

  const here = (tab) => {
    tab.requestConfig = { ...tab.requestConfig, endpoint: address };
    return tab;
  };
  const request = { endpoint: address, method: "POST", acceptHeaderGraph: "text/turtle" };
  const table = { settings: { selectedPlugin: "table", pluginsConfig: { table: { compact: true, isEllipsed: false } } } };
  const query = document.getElementById("query").value;
  place.hidden = false;
  plain.hidden = true;
  const yasgui = new Yasgui(place, {
    persistenceId: "ccgkg",
    tabName: "Question",
    autofocus: false,
    requestConfig: request,
    copyEndpointOnNewTab: false,
    populateFromUrl: here,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    yasqe: { value: query, editorHeight: "26rem", collapsePrefixesOnLoad: true },
    yasr: { prefixes: desk.prefixes, maxPersistentResponseSize: 0 },
  });
  window.ccgkg = { yasgui };

  // What the editor draws has no names for those who cannot see it, and no button in words.
  const named = () => {
    for (const input of place.querySelectorAll(".CodeMirror textarea")) input.setAttribute("aria-label", "The query");
    for (const box of place.querySelectorAll(".CodeMirror-scroll")) box.tabIndex = 0;
    // A list of tabs may hold tabs alone; the editor puts the button for a new one into it.
    for (const list of place.querySelectorAll(".tabsList[role]")) list.removeAttribute("role");
    for (const tab of place.querySelectorAll(".tabsList > .tab")) tab.setAttribute("role", "tablist");
    for (const bar of place.querySelectorAll(".controlbar:not(:has(.ask))")) {
      const ask = document.createElement("button");
      ask.className = "ask";
      ask.textContent = "Show the answer";
      ask.title = "Ctrl+Enter";
      ask.addEventListener("click", () => yasgui.getTab().query().catch(() => {}));
      bar.prepend(ask);
    }
  };
  const open = (name) => {
    const example = desk.examples[name];
    if (!example) return;
    const tab = { name, yasqe: { value: example.text }, yasr: table, requestConfig: request };
    const known = Object.values(yasgui._tabs).find((one) => one.getName() === name);
    if (known) {
      yasgui.selectTabId(known.getId());
      known.setQuery(example.text);
    } else {
      yasgui.addTab(true, tab);
    }
    named();
  };

  // The IRIs of an answer lead to their pages here, under whatever name this copy of the site is reached.
  place.addEventListener("click", (event) => {
    const link = event.target.closest(".yasr_results a[href]");
    const start = link && Object.keys(desk.places).find((one) => link.href.startsWith(one));
    if (!start) return;
    event.preventDefault();
    window.open(desk.places[start] + link.href.slice(start.length), "_blank", "noopener");
  });

  // What was asked here before is kept by the browser, and may name the endpoint of another day.
  for (const tab of Object.values(yasgui._tabs)) tab.setEndpoint(address);
  yasgui.on("tabSelect", named);
  yasgui.on("tabAdd", () => window.setTimeout(named));
  named();
  if (new URLSearchParams(window.location.search).has("example")) open(choice.value);
  document.getElementById("examples").addEventListener("submit", (event) => {
    event.preventDefault();
    open(choice.value);
  });
})();
