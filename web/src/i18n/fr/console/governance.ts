import type {
  account as englishAccount,
  audit as englishAudit,
  home as englishHome,
  roles as englishRoles,
  settings as englishSettings,
} from "../../en/console/governance";

export const home: typeof englishHome = {
  title: "Bonjour, {{name}}",
  intro: "Ce qui se passe chez {{organization}}.",
  people: "Personnes",
  devices: "Appareils",
  groups: "Groupes",
  active: "Messages actifs",
  waiting: "En attente de votre approbation",
  waitingNone: "Rien n’attend votre approbation.",
  waitingBy: "par {{name}}, le {{date}}",
  review: "Examiner",
  running: "En cours",
  runningNone: "Aucun message n’est en cours.",
  seen_one: "affiché {{count, number}} fois",
  seen_other: "affiché {{count, number}} fois",
  next: "Que faire ensuite",
  nextDecide_one: "Décidez de {{count}} message",
  nextDecide_other: "Décidez de {{count}} messages",
  nextDecideHelp: "L’auteur attend que vous approuviez ou refusiez.",
  nextPeople: "Ajoutez les personnes de votre organisation",
  nextPeopleHelp: "Seules les personnes qui ont un compte peuvent être jointes.",
  nextGroups: "Créez un groupe",
  nextGroupsHelp: "Les groupes permettent d’écrire aux bonnes personnes et d’épargner les autres.",
  nextMessage: "Écrivez votre premier message",
  nextMessageHelp: "Six courtes étapes, avec un aperçu pendant la saisie.",
  nextApprover: "Désignez un approbateur",
  nextApproverHelp: "Chaque message est approuvé par une personne qui ne l’a pas écrit.",
  nextDrafts_one: "Terminez {{count}} brouillon",
  nextDrafts_other: "Terminez {{count}} brouillons",
  nextDraftsHelp: "Seuls les rédacteurs voient les brouillons tant qu’ils ne sont pas envoyés pour approbation.",
  nextUnknown: "Impossible de savoir ce qui reste à faire.",
  nextDone: "Tout est en place. Regardez arriver les chiffres des messages en cours.",
  places: "Ce dont vous vous occupez",
  placeHelp: {
    people: "Toutes les personnes que l’on peut joindre, avec leur compte.",
    groups: "Des ensembles de personnes, à qui l’on donne messages et rôles.",
    devices: "Les ordinateurs, téléphones et navigateurs qui affichent les messages.",
    licences: "Les produits, leurs licences et qui les détient.",
    conferencing: "Qui peut tenir des conférences par téléphone, et avec quels numéros.",
    messages: "Ce que l’on écrit aux personnes, et ce qui en revient.",
    notifications: "De courtes notifications aux téléphones et navigateurs, et leur chemin.",
    externalChat: "Avec qui, hors de l’organisation, on peut converser, et qui le fait.",
    roles: "Qui peut faire quoi.",
    applications: "Les programmes qui se connectent, et ce qu’ils peuvent faire.",
    audit: "Chaque modification, son auteur et la valeur précédente.",
    mail: "Quels e-mails sont partis à qui, et ce qu’ils sont devenus.",
    signIn: "Mots de passe, deuxième étape et fournisseurs d’identité.",
    webhooks: "Vos propres programmes, prévenus de ce qui se passe ici.",
    settings: "Ce qui vaut pour toute l’organisation.",
  },
  allMessages: "Tous les messages",
};
export const roles: typeof englishRoles = {
  title: "Rôles",
  intro: "Qui peut faire quoi. Un rôle donne des autorisations à une personne, ou à toutes celles d’un groupe.",
  assignments: "Attributions",
  add: "Attribuer un rôle",
  empty: "Aucun rôle n’a encore été attribué",
  emptyHelp:
    "Donnez à quelqu’un le rôle de rédacteur et à quelqu’un d’autre celui d’approbateur : les messages pourront alors partir.",
  column: {
    who: "Qui",
    role: "Rôle",
    scope: "Valable pour",
    description: "Ce qu’il permet",
    permissions: "Autorisations",
  },
  role: "Rôle",
  who: "Personne ou groupe",
  chosen: "Choisi",
  permission: {
    Organization: {
      Read: {
        All: "Lire les paramètres de l’organisation",
      },
      ReadWrite: {
        All: "Modifier les paramètres de l’organisation",
      },
    },
    User: {
      Read: {
        All: "Lire les personnes",
      },
      ReadWrite: {
        All: "Ajouter, modifier et supprimer des personnes",
      },
    },
    Group: {
      Read: {
        All: "Lire les groupes",
      },
      ReadWrite: {
        All: "Ajouter, modifier et supprimer des groupes",
      },
    },
    DeviceManagementManagedDevices: {
      Read: {
        All: "Lire les appareils",
      },
      ReadWrite: {
        All: "Désinscrire des appareils",
      },
      PrivilegedOperations: {
        All: "Envoyer des notifications personnalisées à des appareils",
      },
    },
    DeviceManagementServiceConfig: {
      Read: {
        All: "Lire quelles notifications personnalisées ont été envoyées, et l’état de leurs canaux",
      },
      ReadWrite: {
        All: "Envoyer des notifications personnalisées à des groupes, et gérer les clés de leurs canaux",
      },
    },
    RoleManagement: {
      Read: {
        Directory: "Lire les rôles",
      },
      ReadWrite: {
        Directory: "Attribuer et retirer les rôles",
      },
    },
    AuditLog: {
      Read: {
        All: "Lire le journal d’audit",
      },
    },
    Application: {
      Read: {
        All: "Lire les applications inscrites",
      },
      ReadWrite: {
        All: "Inscrire des applications",
      },
    },
    IdentityProvider: {
      ReadWrite: {
        All: "Lire et modifier les fournisseurs d’identité",
      },
    },
    Policy: {
      Read: {
        CrossTenantAccess: "Lire avec quelles personnes externes on peut converser",
      },
      ReadWrite: {
        AuthenticationMethod: "Lire et modifier les règles de connexion",
        CrossTenantAccess: "Décider avec quelles personnes externes on peut converser",
      },
    },
    Chat: {
      Read: {
        All: "Lire les messages signalés et exporter les conversations externes",
      },
    },
    UserAuthenticationMethod: {
      ReadWrite: {
        All: "Voir et réinitialiser les façons de se connecter",
      },
    },
    LicenseAssignment: {
      Read: {
        All: "Lire les abonnements et qui détient quoi",
      },
      ReadWrite: {
        All: "Gérer les abonnements, donner et retirer des licences",
      },
    },
    Conferencing: {
      Read: {
        All: "Lire les réglages, les numéros et les données de conférence des personnes",
      },
      ReadWrite: {
        All: "Gérer les conférences, activer des personnes, renouveler les codes confidentiels",
      },
      Verify: "Demander si un code confidentiel ouvre une conférence (pour les ponts téléphoniques)",
    },
    ExchangeMessageTrace: {
      Read: {
        All: "Lire quels e-mails ont été envoyés à qui, et ce qu’ils sont devenus",
      },
    },
    OrganizationalMessages: {
      Read: {
        All: "Lire les messages et leurs chiffres",
      },
      ReadWrite: {
        All: "Écrire, annuler et supprimer des messages",
      },
      Approve: {
        All: "Approuver ou refuser les messages des autres",
      },
    },
  },
  permissions: "Autorisations de ce rôle",
  given: "Le rôle a été attribué.",
  remove: "Retirer",
  removeOf: "Retirer {{role}} à {{name}}",
  removeTitle: "Retirer le rôle {{role}} à {{name}} ?",
  removeHelp: "Ces autorisations prennent fin aussitôt, sauf si un autre rôle les donne :",
  removed: "Le rôle a été retiré.",
  filter: "Rôle",
  delete: "Supprimer",
  definitions: "Rôles",
  builtIn: "Intégré",
  own: "Propre",
  disabled: "Désactivé",
  field: { name: "Nom", description: "Description", enabled: "En vigueur : ses détenteurs ont ces autorisations" },
  newTitle: "Créer un rôle",
  editTitle: "Modifier le rôle {{name}}",
  saved: "Le rôle {{name}} a été enregistré.",
  deleteTitle: "Supprimer le rôle {{name}} ?",
  deleteHelp: "Plus personne ne doit le détenir. Cette action est irréversible.",
  deleted: "Le rôle {{name}} a été supprimé.",
  scope: "Valable pour",
  scopeHelp:
    "Seul compte ce qui concerne les personnes et leurs appareils, et seulement pour les personnes du groupe, groupes imbriqués compris.",
  everywhere: "Toute l’organisation",
  groupOnly: "Les personnes d’un groupe",
  scopeGroup: "Groupe dont il concerne les personnes",
  chosenGroup: "Groupe choisi",
  peopleOf: "Les personnes de {{group}}",
};
export const audit: typeof englishAudit = {
  title: "Audit",
  intro:
    "Chaque modification, son auteur et la valeur précédente. Les enregistrements sont chaînés : aucun ne peut être altéré sans que cela se voie.",
  search: "Rechercher dans les enregistrements",
  empty: "Aucun enregistrement pour l’instant",
  emptyHelp: "Chaque modification dans Beffroi laisse un enregistrement ici.",
  column: {
    time: "Heure",
    activity: "Activité",
    who: "Par",
    target: "Cible",
    category: "Catégorie",
    result: "Résultat",
  },
  success: "Réussite",
  failure: "Échec",
  since: "Depuis",
  sinceDay: "24 heures",
  sinceWeek: "7 jours",
  sinceMonth: "30 jours",
  system: "Système",
  export: { csv: "Exporter en CSV", json: "Exporter en JSON" },
  chainChecking: "Vérification de la chaîne d’enregistrements…",
  chainValid_one: "La chaîne est intacte : {{count, number}} enregistrement vérifié.",
  chainValid_other: "La chaîne est intacte : {{count, number}} enregistrements vérifiés.",
  chainBroken:
    "La chaîne est rompue à l’enregistrement {{sequence}}. À partir de là, ne vous fiez plus aux enregistrements : prévenez votre responsable de la sécurité.",
  checkAgain: "Vérifier de nouveau",
  reason: "Motif",
  sequence: "Numéro d’enregistrement",
  hash: "Empreinte",
  correlation: "Identifiant de corrélation",
  changes: "Ce qui a changé",
  noChanges: "Aucun champ n’a été modifié.",
  property: "Champ",
  before: "Avant",
  after: "Après",
  details: "Enregistrement {{sequence}}",
  more_one: "et {{count, number}} autre",
  more_other: "et {{count, number}} autres",
  showMore_one: "Afficher la suite (reste {{count, number}})",
  showMore_other: "Afficher la suite (reste {{count, number}})",
};
export const settings: typeof englishSettings = {
  messages: {
    title: "Messages",
    intro:
      "Ce qui vaut pour tous les messages de l’organisation. Un changement compte pour ce qui est envoyé ou approuvé ensuite.",
    maxTitleLength: "Longueur maximale du titre",
    maxTitleLengthHelp: "En caractères ; d’habitude 50.",
    maxBodyLength: "Longueur maximale du texte",
    maxBodyLengthHelp: "En caractères ; d’habitude 200.",
    maxButtonTextLength: "Longueur maximale du bouton",
    maxButtonTextLengthHelp: "En caractères ; d’habitude 20.",
    reachGrowthPercent: "Hausse de la portée sans nouvelle approbation",
    reachGrowthPercentHelp:
      "En pour cent ; d’habitude 50. Un message qui toucherait plus de personnes à son début revient à l’approbateur.",
    dailyFiguresRetentionInDays: "Nombre de jours où les chiffres sont gardés jour par jour",
    dailyFiguresRetentionInDaysHelp:
      "D’habitude 180. Les jours plus anciens sont supprimés pour de bon ; les totaux restent aussi longtemps que le message.",
    qualifyingLicenses: "Licences que les messages demandent",
    qualifyingLicensesHelp:
      "Noms courts de produits ou de capacités, un par ligne (p. ex. SPE_E3) : seul qui en détient un reçoit les messages. Vide : rien n’est demandé.",
    allowMicrosoftMessages: "Autoriser les messages de Microsoft",
    allowMicrosoftMessagesHelp:
      "Les appareils peuvent montrer aussi ce que Microsoft envoie. Les messages de l’organisation ne sont pas concernés.",
    domains: "Domaines où les liens peuvent mener",
    domainsHelp: "Un par ligne, chacun avec ce qu’il contient. Vide : les liens mènent où l’on veut.",
    wrongNumber: "Un nombre entier de {{least, number}} à {{most, number}}.",
  },
  title: "Paramètres",
  intro: "Ce qui vaut pour toute l’organisation.",
  organization: "Organisation",
  name: "Nom",
  nameHelp: "Les personnes le voient comme expéditeur de chaque message.",
  language: "Langue par défaut",
  languageHelp: "Pour les personnes qui n’en ont choisi aucune.",
  timeZone: "Fuseau horaire",
  timeZoneHelp: "La console affiche toutes les heures dans ce fuseau ; le début et la fin des messages y sont saisis.",
  country: "Pays",
  countryHelp: "Deux lettres, par exemple FR.",
  logo: {
    title: "Logo",
    help: "En tête des e-mails qui n’ont pas d’image à eux. PNG ou JPEG, 490 x 72 pixels et 50 Kio au plus ; affiché dans 245 x 36 pixels au plus.",
    alt: "Le logo de l’organisation",
    none: "Aucun logo : le nom de l’organisation en tient lieu.",
    choose: "Choisir un logo",
    replace: "En choisir un autre",
    remove: "Retirer le logo",
    saved: "Le logo a été enregistré.",
    removed: "Le logo a été retiré.",
    tooLarge: "Ce fichier dépasse 50 Kio.",
  },
  domains: "Domaines",
  defaultDomain: "par défaut",
  saved: "Les paramètres ont été enregistrés.",
  readOnly: "Vous pouvez lire les paramètres mais pas les modifier.",
  missing: "est manquant",
};
export const account: typeof englishAccount = {
  title: "Mon compte",
  intro: "Qui vous êtes ici, comment et où vous êtes connecté.",
  profile: "Profil",
  roles: "Rôles",
  noRoles: "Aucun rôle",
  language: "Langue",
  languageHelp: "La langue de ces pages et des messages que vous recevez.",
  password: "Mot de passe",
};

export const signInSettings = {
  title: "Paramètres de connexion",
  intro: "Comment les personnes de votre organisation se connectent.",
  counts: {
    title: "Qui se connecte comment",
    people_one: "Sur {{count, number}} compte qui peut se connecter :",
    people_other: "Sur {{count, number}} comptes qui peuvent se connecter :",
    password: "Mot de passe",
    authenticatorApp: "Application d’authentification",
    passkey: "Clé d’accès",
    provider: "Compte chez un fournisseur d’identité",
    administrators: "Personnes avec un rôle",
    administratorsWithPasswordOnly: "Parmi elles, sans application ni clé d’accès",
  },
  policy: {
    title: "Deuxième étape",
    secondStep: "Toute personne avec un rôle a besoin d’un code en plus du mot de passe",
    secondStepHelp:
      "Qui n’a pas encore d’application d’authentification en configure une à sa prochaine connexion. Une clé d’accès se passe de code. Les sessions ouvertes continuent.",
    saved: "La règle a été enregistrée.",
  },
  providers: {
    title: "Fournisseurs d’identité",
    help: "Des serveurs tiers qui disent qui est quelqu’un (OpenID Connect). Ils ne créent personne : il faut déjà un compte ici.",
    none: "Aucun fournisseur d’identité.",
    add: "Ajouter un fournisseur",
    off: "Désactivé",
    editOf: "Modifier {{name}}",
    removeOf: "Retirer {{name}}",
    removeTitle: "Retirer {{name}} ?",
    removeHelp:
      "Personne ne pourra plus se connecter avec lui, et les associations sont oubliées. Les sessions ouvertes continuent.",
    removed: "{{name}} a été retiré.",
    saved: "{{name}} a été enregistré.",
  },
  form: {
    add: "Ajouter un fournisseur d’identité",
    edit: "Modifier le fournisseur d’identité",
    displayName: "Nom sur le bouton",
    issuer: "Adresse (issuer)",
    issuerHelp: "Par exemple https://login.example.com. Sa description doit s’y trouver.",
    clientId: "Identifiant client",
    clientSecret: "Secret client",
    secretHelp: "Tel que le fournisseur l’a donné. Il est gardé scellé et n’est plus jamais affiché.",
    secretKept: "Un secret est gardé. Laissez vide pour le conserver.",
    scope: "Portées",
    scopeHelp: "Séparées par des espaces ; openid doit en faire partie.",
    redirectUri: "Adresse de redirection",
    redirectUriHelp: "Inscrivez cette adresse chez le fournisseur.",
    matchByMail: "Qui y possède l’adresse e-mail vérifiée d’une personne est cette personne",
    isEnabled: "On peut se connecter avec lui",
    test: "Essayer l’adresse",
    testing: "Essai en cours…",
    tested_one: "Le fournisseur répond et a {{count}} clé.",
    tested_other: "Le fournisseur répond et a {{count}} clés.",
  },
};
