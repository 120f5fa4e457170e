/** How a word changes what is said of its concept. */
export type Concept = {
	name: string;
	/** Whole words, or beginnings when they end in `*`. Folded. */
	words: string;
	/** Verbs and states: an affirmed one contradicts examples that deny it. */
	predicate?: true;
	/** These words deny the clause that they are in: "la impresora está muerta". */
	bad?: true;
	/** These words deny their own concept and nothing else: "va rápido" is not slow. */
	opposite?: true;
	/** Something is wrong when it is affirmed: slow, frozen, black. A predicate. */
	trouble?: true;
	/** What the problem is with: a guide that speaks of other things only is not about it. */
	subject?: true;
	/** How much it tells: 1 unless given. */
	weight?: number;
};

/** Devices, and what is on them. */
const things: Concept[] = [
	{
		name: "internet",
		words:
			"internet inter wifi wfi wify red conexion conexiones naveg* modem router* ruter routers ruteador enrutador fibra bandaancha network connection* online web broadband connectivity ethernet brows*",
	},
	{
		name: "computer",
		subject: true,
		weight: 0.8,
		words:
			"compu* compus computador* pc pcs ordenador* ordenata laptop* lap note notebook* notbook portatil* netbook* equipo maquina makina cpu mac macbook imac chromebook computer* desktop machine torre",
	},
	{
		name: "phone",
		subject: true,
		weight: 0.8,
		words:
			"celular* celu celus cel telefono* tel movil* smartphone* iphone* android samsung motorola xiaomi galaxy phone* cellphone* cell mobile",
	},
	{ name: "tablet", subject: true, weight: 0.8, words: "tablet* tableta* ipad*" },
	{ name: "television", subject: true, weight: 0.8, words: "tele teles televis* tv tvs" },
	{
		name: "printer",
		subject: true,
		words: "impresora* impresor* imprecor* multifuncion printer* toner tinta ink cartucho* cartridge*",
	},
	{ name: "scanner", subject: true, words: "escaner* escan* scan*" },
	{ name: "camera", subject: true, words: "camara* camera* webcam*" },
	{ name: "microphone", subject: true, words: "microfono* micro mic mics microphone*" },
	{ name: "pointer", subject: true, words: "mouse teclado* keyboard* touchpad trackpad" },
	{
		name: "vehicle",
		subject: true,
		weight: 1.6,
		words: "carro* coche* auto autos moto motos camion* camioneta* bici* car cars truck* motorcycle* bike* vehic*",
	},
	{
		name: "appliance",
		subject: true,
		weight: 1.6,
		words:
			"heladera* refri refriger* nevera* frigo* freezer lavarropa* lavadora* secadora lavavajilla* microonda* horno* cocina estufa* calefon caldera calefac* termotanque aire airea* licuadora ventilador* aspiradora persiana* ascensor* bomba puerta* timbre* lampara* foco luz luces electricidad fridge* refrigerator* washing washer* dryer* dishwasher* microwave* oven* stove heater* heating boiler furnace toaster lamp* light lights electricity elevator* doorbell",
	},
	{
		name: "screen",
		weight: 0.8,
		words: "pantalla* pantaya* monitor monitores monitors display* screen*",
	},
	{
		name: "app",
		words:
			"app apps aplic* aplikac* programa* program programs programita* software sistema* system systems application*",
	},
	{
		name: "app",
		weight: 0.6,
		words:
			"excel word powerpoint outlook teams zoom whatsapp wasap wsp chrome photoshop autocad instagram facebook skype meet acrobat quickbooks antivirus",
	},
	{ name: "page", weight: 0.6, words: "pagina paginas page pages sitio sitios web website* sites google" },
	{
		name: "video",
		weight: 0.5,
		words: "video* videollam* netflix youtube stream* series pelis peli movie* juego* game* gaming",
	},
	{ name: "image", weight: 0.9, words: "imagen imagenes image picture" },
	{ name: "signal", weight: 0.7, words: "senal senales signal" },
	{ name: "battery", weight: 0.8, words: "bater* battery batteries pila" },
	{ name: "charger", weight: 0.7, words: "cargador* charger* adaptador*" },
	{ name: "plug", weight: 0.6, words: "enchuf* plug plugs plugged" },
	{ name: "button", weight: 0.6, words: "boton* button*" },
	{ name: "paper", weight: 0.7, words: "papel papeles hoja hojas paper sheet sheets folio folios" },
	{ name: "blanksheet", trouble: true, words: "blanksheet*" },
	{ name: "queue", weight: 0.8, words: "cola queue* encolad*" },
	{
		name: "account",
		words: "cuenta cuentas usuario* usser perfil account* acount* username profile credencial* credential*",
	},
	{ name: "password", words: "contrasen* contrase contra clave claves password* passwd passcode pass pwd pin" },
	{ name: "code", weight: 0.8, words: "codigo* code codes sms verific* otp authenticator autenticad* token 2fa" },
	{ name: "mail", weight: 0.5, words: "correo mail email gmail hotmail mails correos" },
];

/** What devices do and how they are. */
const states: Concept[] = [
	{
		name: "power",
		predicate: true,
		words:
			"prend* prend enciend* encend* ensiend* arranc* arank* boot* booteo inicia inicie iniciar turnon turnson poweron start starts starting started",
	},
	{
		name: "power",
		predicate: true,
		bad: true,
		words: "apag* turnoff turnsoff shutoff muert* murio muere dead died dies fiambre",
	},
	{
		name: "work",
		predicate: true,
		weight: 0.45,
		words:
			"funcion* funsion* back volvi* vuelv* regreso anda andan andar andaba andubo anduvo andando ande sirve sirven servia sirva jala jalan jalando camina work works working worked function functions functioning bien perfect* fine ok okay correctamente joya responde responder respond* responding",
	},
	{
		name: "work",
		predicate: true,
		bad: true,
		weight: 0.45,
		words:
			"falla fallas fallan fallo fallos fallando fallar error errores problem* inconvenient* tema temas drama lio quilombo roto rota rotos rotas rompi* descompu* danad* dano caid* cayo cae averi* malogr* chingo fregad* jodi* quemo mal broken broke fail fails failed failing failure error* problem* issue* trouble* down wrong stuck incorrect* invalid* inval* raro raros rara weird",
	},
	{
		name: "connect",
		predicate: true,
		weight: 0.7,
		words: "conect* conecta conekt* connect connects connecting connected",
	},
	{ name: "connect", predicate: true, bad: true, weight: 0.7, words: "desconect* disconnect* offline" },
	{
		name: "drop",
		trouble: true,
		weight: 0.7,
		words: "corta cortan cortando corto cortar cortes corte drop drops dropping dropped dropout* cuts intermit*",
	},
	{
		name: "slow",
		trouble: true,
		words:
			"lent* lentis* slow* despaci* sluggish pesada pesadisim* tortuga* crawl* laggy lag lags lagging lagea* laguea* lerd* ralentiz* relentiz* arrastra*",
	},
	{ name: "slow", opposite: true, words: "rapid* fast faster quick* veloz* volando vuela" },
	{ name: "speed", weight: 0.9, words: "velocidad* speed* megas mega megabit* megabits mbps" },
	{
		name: "poor",
		trouble: true,
		weight: 0.4,
		words: "poca poco poquit* baja bajis* debil mala malo malisim* terrible weak low bad poor awful",
	},
	{ name: "duration", trouble: true, weight: 0.9, words: "tard* demor* long ages forever eternid*" },
	{
		name: "freeze",
		trouble: true,
		words:
			"cuelg* colg* traba traban trabo trabe trabado trabada trabad* trabando trabarse tranca trancad* congel* tild* pegad* pilla* freez* froze frozen hang hangs hanging hung buffer* clava clavad* unresponsive pixel* pasmad* spinning",
	},
	{
		name: "close",
		predicate: true,
		trouble: true,
		weight: 0.8,
		words: "cierra cierro cerro cerrado cerrando cerrar closes crash* quits quit crasheo crashea",
	},
	{
		name: "open",
		predicate: true,
		weight: 0.6,
		words: "abre abro abrir abri abrirlo abrirla abriendo abra abrio launch* opens opened",
	},
	{
		name: "charge",
		predicate: true,
		words:
			"carga cargan carg cargar cargaba cargando cargue charge charges charging recarg* recharg* load loads loading",
	},
	{
		name: "print",
		predicate: true,
		words: "imprim* inprim* imprent* impresion* imprim print prints printing printed prnt",
	},
	{
		name: "detect",
		predicate: true,
		weight: 0.6,
		words: "detect* reconoc* reconos* recogni* recogniz* encuentr* find finds found",
	},
	{ name: "jam", trouble: true, words: "atasc* atranc* atora* jam jams jammed jamming" },
	{ name: "output", weight: 0.6, words: "output" },
	{
		name: "sound",
		words:
			"sonido* audio* sound sounds volumen volume parlante* bocina* altavo* altavoz speaker* auricular* audifono* cascos headphone* headset* earbud* airpod* earphone* auris bafle* corneta* bocina",
	},
	{
		name: "sound",
		predicate: true,
		words: "escuch* oig* oye oyen oir oimos suena suenan sonar sonaba hear heard hears hearing",
	},
	{ name: "sound", predicate: true, bad: true, words: "mudo muda mudos silenci* mute muted silent" },
	{ name: "dark", trouble: true, words: "negr* oscur* black dark blank" },
	{
		name: "see",
		predicate: true,
		weight: 0.6,
		words: "ve ven veo vea see sees seen muestra muestran mostrar shows show showing",
	},
];

/** What people do with accounts, programs and bills, and what they ask for. */
const matters: Concept[] = [
	{
		name: "enter",
		predicate: true,
		words:
			"entrar entro entra entrando entre acced* acceso ingres* login loguear* loguea* logueo logue* loggin logging access accessing enter signin getinto",
	},
	{
		name: "remember",
		predicate: true,
		weight: 0.6,
		words: "recuerd* recordar recorda acuerd* acordar remember remembers",
	},
	{
		name: "remember",
		predicate: true,
		bad: true,
		weight: 0.6,
		words: "olvid* forgot forget forgotten perdi perdido perdida lost",
	},
	{ name: "lock", trouble: true, words: "bloque* lock locked suspend* disabled inhabilit* deshabilit*" },
	{ name: "hack", trouble: true, words: "hack* jaque* robaron robado estaf* stolen stole" },
	{
		name: "recover",
		words: "recuper* desbloque* unlock* restablec* restabl* resete* reset resetear blanque* recover* restore",
	},
	{ name: "change", weight: 0.8, words: "cambi* modific* change changed changing" },
	{ name: "update", weight: 0.5, words: "actualiz* update* upgrade*" },
	{
		name: "arrive",
		predicate: true,
		weight: 0.4,
		words: "llega llegan llego llegue llegado arrive* arriv* receiv* recib*",
	},
	{ name: "install", words: "instal* install* descarg* download* setup" },
	{ name: "install", weight: 0.7, words: "bajar bajarme bajarlo" },
	{ name: "admin", weight: 0.8, words: "administrador* admin permis* permission*" },
	{ name: "finish", predicate: true, weight: 0.5, words: "termin* finish* complet*" },
	{ name: "half", trouble: true, weight: 0.4, words: "mitad halfway half medias" },
	{
		name: "bill",
		words: "factura* fatura* recibo* boleta* bill bills billing invoice* abono cuota* mensualidad* statement* receipt*",
	},
	{ name: "charged", words: "cobr* cargo cargos billed overcharge* debit* descontaron" },
	{
		name: "pay",
		weight: 0.8,
		words: "pago pagos pague pagar pagamos pagaron pagando paga pay paid paying payment* pays",
	},
	{ name: "debt", weight: 0.9, words: "deuda* debo balance owe owes owed adeud*" },
	{ name: "refund", words: "reembols* refund* devolv* devolu* devuelv* reintegr* moneyback" },
	{ name: "money", weight: 0.6, words: "dinero plata money lana guita" },
	{ name: "rise", trouble: true, weight: 0.7, words: "aument* subio subieron increas* wentup rais*" },
	{ name: "climb", predicate: true, weight: 0.6, words: "sube suben subiendo subir climb" },
	{
		name: "price",
		weight: 0.9,
		words: "precio* cuesta* costo costos tarifa* price* cost costs fee fees valor presupuest* quote",
	},
	{ name: "expensive", trouble: true, weight: 0.8, words: "caro cara caros caras carisim* expensive" },
	{ name: "twice", weight: 0.5, words: "doble twice double" },
	{ name: "more", weight: 0.4, words: "demas alta alto altisim* high higher extra" },
	{ name: "buy", predicate: true, words: "contrat* compr* vend* venta* buy buying purchase* sell* sales" },
	{ name: "repair", weight: 0.9, words: "arregl* repar* repair* fix* revision" },
	{
		name: "have",
		predicate: true,
		weight: 0.2,
		words: "tengo tenes tiene tienes tienen tenemos tenia tener hay habia have has had having got there's",
	},
	{ name: "can", weight: 0.1, words: "puedo puede podes podemos pueden podia logro consigo can could able" },
	{
		name: "hours",
		words: "horario* hora horas trabajan abren abierto abiertos cierran atienden hours open opening close closing",
	},
	{
		name: "booking",
		words: "pedido* turno turnos cita citas reserv* delivery appointment* booking book order orders ordering",
	},
	{ name: "complaint", words: "queja* quejar* complaint*" },
	{ name: "anger", words: "pesim* worst horrible verguenza ladron* robo estafa" },
	{ name: "service", weight: 0.4, words: "servicio* service" },
	{ name: "question", weight: 0.5, words: "consulta* duda* pregunt* question* doubt*" },
	{ name: "cancellation", words: "cancel* darsedebaja suscripc* subscription* unsubscribe" },
	{ name: "place", words: "ubicad* ubicacion domicilio sucursal* located location address branch*" },
];

export const concepts: readonly Concept[] = [...things, ...states, ...matters];
