export * from '../model/generate-options';
