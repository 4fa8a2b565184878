import type { deleted as englishDeleted } from "../../en/console/deleted";

export const deleted: typeof englishDeleted = {
  people: {
    title: "Personnes supprimées",
    intro: "Les personnes supprimées au cours des 30 derniers jours, qui peuvent être restaurées telles quelles.",
    empty: "Personne n’a été supprimé",
    restoreHelp: "La personne revient avec ses groupes, ses rôles et ses appareils, et peut se connecter comme avant.",
    removeHelp: "C’est irréversible : la personne et tout ce qui lui appartient disparaissent.",
  },
  groups: {
    title: "Groupes supprimés",
    intro: "Les groupes supprimés au cours des 30 derniers jours, qui peuvent être restaurés tels quels.",
    empty: "Aucun groupe n’a été supprimé",
    restoreHelp: "Le groupe revient avec ses membres et les rôles qu’il avait.",
    removeHelp: "C’est irréversible : le groupe disparaît. Ses personnes restent.",
  },
  emptyHelp: "Ce qui est supprimé reste ici pendant 30 jours.",
  when: "Suppression",
  moves: "Restaurer ou supprimer",
  restore: "Restaurer",
  restoreOf: "Restaurer {{name}}",
  restoreTitle: "Restaurer {{name}} ?",
  nameHelp: "Un autre, si l’ancien appartient maintenant à quelqu’un d’autre.",
  restored: "{{name}} : restauration effectuée.",
  remove: "Supprimer définitivement",
  removeOf: "Supprimer définitivement : {{name}}",
  removeTitle: "Supprimer définitivement {{name}} ?",
  removed: "{{name}} : suppression définitive effectuée.",
};
