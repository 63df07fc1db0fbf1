import { expect, it } from 'vitest';
import { askKafka, kafkaVersions, pairUp } from '../support/kafkaFormats.ts';
import { propertiesInJars, propertiesInTable } from '../support/kafkaPropertyNames.ts';

it.each(kafkaVersions)(
  'Kafka %s has the properties that the table says it has',
  async (version) => {
    const { properties } = await askKafka(version, { properties: [[]] });
    expect(propertiesInTable(version)).toEqual(propertiesInJars(pairUp(properties[0])));
  },
);
