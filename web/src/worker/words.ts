// The few words that the worker says itself. It has no page whose language it could ask for.

const all = {
  en: { unreadable: "You have a new notification.", offlinePage: "/offline.html" },
  fr: { unreadable: "Vous avez une nouvelle notification.", offlinePage: "/offline-fr.html" },
};

export function words(): (typeof all)["en"] {
  return navigator.language.toLowerCase().startsWith("fr") ? all.fr : all.en;
}
