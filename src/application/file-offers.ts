import type { FileOffer, PeopleStore, PersonRecord } from './ports.ts';

/** Who asks for more files than this has forgotten the first ones. */
const MOST_OFFERS = 5;

/** Keeps what is offered to a person with the person's own record: nobody else finds it there. */
export async function keepOffer(people: PeopleStore, person: PersonRecord, offer: FileOffer): Promise<void> {
  await people.change(person.personKey, (before = person) => {
    const others = (before.fileOffers ?? []).filter(({ offerId }) => offerId !== offer.offerId);
    return { ...before, fileOffers: [offer, ...others].slice(0, MOST_OFFERS) };
  });
}

/** Takes an offer away, so that it is taken once however often it is pressed; false when it was not there any more. */
export async function withdrawOffer(people: PeopleStore, person: PersonRecord, id: string): Promise<boolean> {
  let wasThere = false;
  await people.change(person.personKey, (before = person) => {
    const offers = before.fileOffers ?? [];
    wasThere = offers.some(({ offerId }) => offerId === id);
    return wasThere ? { ...before, fileOffers: offers.filter(({ offerId }) => offerId !== id) } : before;
  });
  return wasThere;
}
