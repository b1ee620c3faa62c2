-- Why the courier would not carry a parcel, in its own words: the clerk who has to find another way reads it.
ALTER TABLE paper_shipment ADD COLUMN refusal_says text;
